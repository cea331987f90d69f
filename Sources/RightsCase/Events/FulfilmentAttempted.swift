/// A system is about to be changed: committed before the change, so that a crash leaves a trace (rule 4).
public struct FulfilmentAttempted: Codable, Hashable, Sendable {
  public var item: Int
  public var system: String
  /// From 1 within item and system.
  public var attempt: Int

  public init(item: Int, system: String, attempt: Int) {
    self.item = item
    self.system = system
    self.attempt = attempt
  }
}
