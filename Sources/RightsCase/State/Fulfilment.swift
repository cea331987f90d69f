/// How far a marketing stop has come: which systems were changed, and what the processors said.
public struct Fulfilment: Hashable, Sendable {
  public let request: SuppressionRequested
  /// The attempts begun, by system.
  public internal(set) var attempts: [String: Int] = [:]
  /// The systems that have ended.
  public internal(set) var systems: [String: SystemFulfilled] = [:]
  /// The attempts begun, by processor.
  public internal(set) var processorAttempts: [String: Int] = [:]
  /// The last answer of each processor.
  public internal(set) var processors: [String: ProcessorNotified] = [:]

  /// Systems that have not ended.
  public var openSystems: [String] { request.systems.filter { systems[$0] == nil } }

  /// Processors from which a final answer is awaited.
  public var openProcessors: [String] { request.processors.filter { !(processors[$0]?.outcome.isFinal ?? false) } }

  /// Whether each of our own systems has been changed.
  public var isApplied: Bool { openSystems.isEmpty }

  /// Whether every system and processor has been updated (N10).
  public var isComplete: Bool { isApplied && openProcessors.isEmpty }
}
