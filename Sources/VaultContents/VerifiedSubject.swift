public import DataMap

/// The person of a case once identity is verified, with the recipient frozen (design, rule 11).
public struct VerifiedSubject: VaultContent {
  public static let kind = "verified-subject"

  /// As on file, for the salutation.
  public var displayName: String
  /// What the search starts from.
  public var identities: [IdentityKind: [String]]
  /// The contact on file that everything goes to.
  public var recipient: Correspondent
  /// Where they live as far as it is on file, two letters of ISO 3166: whose authority is named to them (law.md O3).
  public var country: String?

  public init(displayName: String, identities: [IdentityKind: [String]], recipient: Correspondent, country: String? = nil) {
    self.displayName = displayName
    self.identities = identities
    self.recipient = recipient
    self.country = country
  }
}
