/// Why a period is extended. The law knows two reasons; that clarification is needed is not one of them (`law.md` C5).
public enum ExtensionReason: String, Codable, CaseIterable, Sendable {
  case complexity
  case numberOfRequests = "number-of-requests"

  /// The reason with this name.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/extensionWithoutReason`` for any other.
  public init(named name: String) throws(ClockError) {
    guard let reason = ExtensionReason(rawValue: name) else {
      throw ClockError(
        .extensionWithoutReason, rule: "C5",
        "'\(name.prefix(40))' is not a reason to extend; only complexity and number-of-requests are, and needing clarification is neither")
    }
    self = reason
  }
}
