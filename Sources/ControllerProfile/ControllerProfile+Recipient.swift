extension ControllerProfile {
  /// One recipient, or a group of recipients that the notice does not name (Art 15(1)(c), N13, N18).
  public struct Recipient: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
      case affiliate
      case partner
      case processor
      case internalTeam = "internal-team"
      case authority
      case acquirer
    }

    public var key: String
    /// The recipient's own name; absent where only the group is known. Letters then say that the name is missing.
    public var name: String?
    /// What the recipient is, and when it receives data.
    public var description: String
    public var kind: Kind
    /// The country that it works in, as letters write it; absent where unknown.
    public var country: String?
    /// Whether that country is outside the United Kingdom; absent where unknown.
    public var overseas: Bool?
    /// The safeguard for a transfer to it (Art 46), as letters write it.
    public var safeguard: String?
    /// The words of the notice that support this item.
    public var quote: String?

    public init(
      key: String, name: String?, description: String, kind: Kind, country: String? = nil, overseas: Bool? = nil,
      safeguard: String? = nil, quote: String? = nil
    ) {
      self.key = key
      self.name = name
      self.description = description
      self.kind = kind
      self.country = country
      self.overseas = overseas
      self.safeguard = safeguard
      self.quote = quote
    }
  }
}
