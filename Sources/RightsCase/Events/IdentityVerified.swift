public import FoundationEssentials
public import RightsLaw

/// The person is who they say; the recipient of everything that follows is frozen here (design, rule 11).
public struct IdentityVerified: Codable, Hashable, Sendable {
  public var challenge: Int
  public var method: IdentityMethod
  /// Vault item (correspondence) with the person's identifiers and the frozen recipient.
  public var subjectItem: UUID
  /// Keyed digest (hex) of channel and address of the recipient.
  public var recipientDigest: String
  public var channel: Channel
  public var verifiedOn: LocalDate
  /// The systems to search, each of which has to end in the coverage (O2).
  public var systems: [String]
  /// The systems that have to end before a system is searched, because what is found in them leads into it; `nil` means none.
  public var searchedAfter: [String: [String]]?
  /// Digest (hex) of the data map that named them.
  public var dataMapDigest: String

  public init(
    challenge: Int, method: IdentityMethod, subjectItem: UUID, recipientDigest: String, channel: Channel, verifiedOn: LocalDate,
    systems: [String], searchedAfter: [String: [String]] = [:],
    dataMapDigest: String
  ) {
    self.challenge = challenge
    self.method = method
    self.subjectItem = subjectItem
    self.recipientDigest = recipientDigest
    self.channel = channel
    self.verifiedOn = verifiedOn
    self.systems = systems
    self.searchedAfter = searchedAfter.isEmpty ? nil : searchedAfter
    self.dataMapDigest = dataMapDigest
  }
}
