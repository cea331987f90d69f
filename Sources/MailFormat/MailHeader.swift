/// One header field, decoded and unfolded, without control characters.
public struct MailHeader: Sendable, Hashable, Codable {
  /// The field's name as it was written; names compare without regard to case.
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count && name.lowercased() == other.lowercased()
  }
}

extension Sequence<MailHeader> {
  /// The value of the first field of that name.
  func first(named name: String) -> String? {
    first { $0.isNamed(name) }?.value
  }

  func all(named name: String) -> [String] {
    filter { $0.isNamed(name) }.map(\.value)
  }
}
