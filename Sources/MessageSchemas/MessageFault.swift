/// A message that cannot be what it claims to be. It goes to the dead letters, where the timekeeper makes it visible.
public struct MessageFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case missingType = "missing-type"
    case unknownType = "unknown-type"
    case malformed
    case wrongSender = "wrong-sender"
  }
  public var code: Code
  /// What is wrong; never the content.
  public var description: String

  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
