public import ControllerProfile
public import FoundationEssentials
public import RightsLaw

/// What an answer to an access request is made from (law.md R1).
public struct BundleInput: Hashable, Sendable {
  public var particulars: CaseParticulars
  /// Every system of the data map with the outcome of its search (law.md O2).
  public var systems: [BundleSystem]
  /// Recipients known by name for this case, such as the registered processors; they come before those of the profile.
  public var recipients: [ControllerProfile.Recipient]
  /// What was left out, with the reasons: a partial redaction is a partial refusal (law.md R14).
  public var withheld: [WithheldItem]

  public init(
    particulars: CaseParticulars, systems: [BundleSystem], recipients: [ControllerProfile.Recipient] = [],
    withheld: [WithheldItem] = []
  ) {
    self.particulars = particulars
    self.systems = systems
    self.recipients = recipients
    self.withheld = withheld
  }

  public init(
    caseID: UUID, reference: String, profile: ControllerProfile, salutation: String, receivedOn: LocalDate, respondedOn: LocalDate,
    rights: [Right], systems: [BundleSystem], recipients: [ControllerProfile.Recipient] = [], withheld: [WithheldItem] = [],
    language: String? = nil, recipientDigest: String, channel: String, requesterAuthority: RequesterAuthority? = nil,
    demonstration: Bool = false, nonce: [UInt8] = CaseParticulars.randomNonce()
  ) {
    self.init(
      particulars: CaseParticulars(
        caseID: caseID, reference: reference, profile: profile, salutation: salutation, receivedOn: receivedOn,
        respondedOn: respondedOn, rights: rights, language: language, recipientDigest: recipientDigest, channel: channel,
        requesterAuthority: requesterAuthority, demonstration: demonstration, nonce: nonce),
      systems: systems, recipients: recipients, withheld: withheld)
  }
}
