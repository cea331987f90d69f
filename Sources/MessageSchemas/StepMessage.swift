public import FoundationEssentials
public import RightsCase

/// The body of a work message: ids only (design, rule 3). The worker loads the case and trusts nothing else.
///
/// Its JSON Schema is `schemas/messages/step.v1.json`.
public struct StepMessage: Hashable, Sendable {
  /// The case that the work is for.
  public var caseID: UUID
  public var step: WorkStep
  /// The case's version when the step was caused; for tracing, not for deciding.
  public var version: Int

  public init(caseID: UUID, step: WorkStep, version: Int) {
    self.caseID = caseID
    self.step = step
    self.version = version
  }
}

extension StepMessage {
  /// The message as JSON, with sorted keys.
  public var encoded: String {
    #"{"case":"\#(caseID.uuidString.lowercased())","step":"\#(step)","version":\#(version)}"#
  }

  /// Reads a work message.
  ///
  /// - Parameters:
  ///   - type: The AMQP `type` property; decides kind and version.
  ///   - body: The body's bytes.
  /// - Throws: `MessageFault` that says what is wrong, without the body's content.
  public init(type: String?, body: [UInt8]) throws(MessageFault) {
    guard let type else { throw MessageFault(.missingType, "the message has no type property") }
    guard Self.knownTypes.contains(type) else {
      throw MessageFault(.unknownType, "message type '\(type.prefix(80))' is not one that this version reads")
    }
    struct Wire: Decodable {
      var `case`: UUID
      var step: String
      var version: Int
    }
    guard body.count <= 4096, let wire = try? JSONDecoder().decode(Wire.self, from: Data(body)) else {
      throw MessageFault(.malformed, "the body of a \(type) message is not {case, step, version}")
    }
    guard let step = WorkStep(wire.step), step.messageType == type else {
      throw MessageFault(.malformed, "the step of a \(type) message does not fit its type")
    }
    self.init(caseID: wire.case, step: step, version: wire.version)
  }

  /// Every type that carries a step.
  public static let knownTypes: Set<String> = [
    "habeas.identity.verify.v1", "habeas.discovery.search.v1", "habeas.response.assemble.v1", "habeas.response.dispatch.v1",
    "habeas.fulfilment.apply.v1", "habeas.processors.notify.v1",
  ]
}
