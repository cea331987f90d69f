/// A category of the Fides taxonomy, dotted from the general to the special: `user.contact.email`.
public struct DataCategory: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var segments: [Substring] { rawValue.split(separator: ".", omittingEmptySubsequences: false) }

  /// Whether this is `other` or a part of it: by segment, so `user.name` does not hold `user.names`.
  public func isWithin(_ other: DataCategory) -> Bool { segments.starts(with: other.segments) }

  /// Whether values of the category are credentials, which are never read, only named (N20).
  ///
  /// Everything under `user.authorization`, and the segments that older taxonomies used.
  public var isSecret: Bool {
    isWithin(DataCategory("user.authorization")) || segments.contains("password") || segments.contains("credentials")
  }

  public var description: String { rawValue }
}
