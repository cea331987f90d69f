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

  public init(displayName: String, identities: [IdentityKind: [String]], recipient: Correspondent) {
    self.displayName = displayName
    self.identities = identities
    self.recipient = recipient
  }
}
