/// An index card that cannot be used. It never repeats what stands on the card.
public struct IndexCardFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case malformed
    case unknownKey = "unknown-key"
    case malformedValue = "malformed-value"
    case missingDate = "missing-date"
    case future
  }

  public let code: Code
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
