public import ControllerProfile
public import FoundationEssentials
public import RightsLaw

/// What every answer of a case has in common: who answers whom, about what, when and how.
public struct CaseParticulars: Hashable, Sendable {
  public var caseID: UUID
  /// The reference that people use, such as `4T7K9-Q2MXC`.
  public var reference: String
  /// In the words of ``language``.
  public var profile: ControllerProfile
  /// The name after "Dear".
  public var salutation: String
  /// The day of receipt in the controller's zone (law.md C9).
  public var receivedOn: LocalDate
  /// The date of the letter.
  public var respondedOn: LocalDate
  /// The rights that the answer is about.
  public var rights: [Right]
  /// The language of the letters, one of the profile's.
  public var language: String
  /// SHA-256 (hex) of the recipient that was frozen at verification.
  public var recipientDigest: String
  /// The channel that the answer leaves by, as `email`.
  public var channel: String
  /// Name and address, line by line, of an answer that goes by post: the letter then shows them in the envelope's window and has the whole
  /// copy in it. Empty for one that leaves otherwise.
  public var envelope: [String]
  /// The authority of a requester who lives elsewhere (law.md R14 (3)); absent for one who does not.
  public var requesterAuthority: RequesterAuthority?
  /// Whether every page is marked DEMONSTRATION.
  public var demonstration: Bool
  /// 32 random bytes: they keep the manifest's digest from telling anything about its content.
  public var nonce: [UInt8]

  public init(
    caseID: UUID, reference: String, profile: ControllerProfile, salutation: String, receivedOn: LocalDate, respondedOn: LocalDate,
    rights: [Right], language: String? = nil, recipientDigest: String, channel: String, envelope: [String] = [],
    requesterAuthority: RequesterAuthority? = nil,
    demonstration: Bool = false, nonce: [UInt8] = CaseParticulars.randomNonce()
  ) {
    self.caseID = caseID
    self.reference = reference
    let language = language ?? profile.defaultLanguage
    self.profile = profile.translated(into: language)
    self.salutation = salutation
    self.receivedOn = receivedOn
    self.respondedOn = respondedOn
    self.rights = rights
    self.language = language
    self.recipientDigest = recipientDigest
    self.channel = channel
    self.envelope = envelope
    self.requesterAuthority = requesterAuthority
    self.demonstration = demonstration
    self.nonce = nonce
  }

  /// A nonce from the system's cryptographically secure generator.
  public static func randomNonce() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<nonceLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// In bytes.
  static let nonceLength = 32
}
