/// Why a signature gives no authority to send, change or erase anything (design rule 8).
///
/// Messages name keys by id, never people.
public enum AuthorityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No enrolment names this key.
  case unknownKey(keyID: String)
  /// The key is enrolled, but not for this role.
  case notEnrolled(keyID: String, role: ApproverRole)
  /// The enrolment's own signature is not the controller root's.
  case enrolmentNotSignedByRoot(keyID: String)
  /// The key is revoked from that time on.
  case revoked(keyID: String, since: StatementTime)
  /// A revocation on file is not signed by the controller's root, so the register cannot be trusted.
  case revocationNotSignedByRoot(keyID: String)
  /// The enrolment or standing approval begins later.
  case notYetValid(keyID: String, from: StatementTime)
  /// The enrolment or standing approval has ended.
  case expired(keyID: String, since: StatementTime)
  /// The signature is not this key's over these bytes.
  case badSignature(keyID: String)
  /// It was signed at a time that has not come yet.
  case signedInFuture(keyID: String, at: StatementTime)
  case caseDiffers
  /// What is to be sent is not what was approved.
  case digestDiffers
  case recipientDiffers
  case channelDiffers
  /// A release was to be sent where a refusal was signed, or the other way round.
  case decisionDiffers
  /// Signed with a demonstration key, or as a demonstration, where that does not count.
  case demonstrationNotAllowed(keyID: String)
  /// Signed with a demonstration key and not marked as one.
  case demonstrationNotMarked(keyID: String)
  /// The standing approval does not name this kind of notice.
  case noticeNotCovered(kind: String)
  /// The standing approval was given for another text of the template.
  case templateDiffers(kind: String)
  /// Not of the form that it should have.
  case malformed(String)

  /// Stable and free of values, for events and metrics.
  public var code: String {
    switch self {
    case .unknownKey: "unknown-key"
    case .notEnrolled: "not-enrolled"
    case .enrolmentNotSignedByRoot: "enrolment-not-signed-by-root"
    case .revoked: "revoked"
    case .revocationNotSignedByRoot: "revocation-not-signed-by-root"
    case .notYetValid: "not-yet-valid"
    case .expired: "expired"
    case .badSignature: "bad-signature"
    case .signedInFuture: "signed-in-future"
    case .caseDiffers: "case-differs"
    case .digestDiffers: "digest-differs"
    case .recipientDiffers: "recipient-differs"
    case .channelDiffers: "channel-differs"
    case .decisionDiffers: "decision-differs"
    case .demonstrationNotAllowed: "demonstration-not-allowed"
    case .demonstrationNotMarked: "demonstration-not-marked"
    case .noticeNotCovered: "notice-not-covered"
    case .templateDiffers: "template-differs"
    case .malformed: "malformed"
    }
  }

  public var description: String {
    switch self {
    case .unknownKey(let key): "key \(key) is not enrolled. Have the controller's root sign an enrolment for it."
    case .notEnrolled(let key, let role):
      "key \(key) is not enrolled for \"\(role.rawValue)\". Enrol it for that, or sign with "
        + "another key."
    case .enrolmentNotSignedByRoot(let key):
      "the enrolment of key \(key) is not signed by the pinned root key. Compare keys.rootPublicKey, or enrol the key anew."
    case .revoked(let key, let since): "key \(key) is revoked since \(since). Sign with a key that is in force."
    case .revocationNotSignedByRoot(let key):
      "a revocation of key \(key) is not signed by the pinned root key. Find out who put it there before anything is sent."
    case .notYetValid(let key, let from): "key \(key): in force only from \(from)."
    case .expired(let key, let since): "key \(key): no longer in force since \(since). Sign anew with what is in force."
    case .badSignature(let key): "the signature is not key \(key)'s over these bytes. Do not send; sign again what is to be sent."
    case .signedInFuture(let key, let at): "signed by key \(key) at \(at), which has not come yet. Check the clocks."
    case .caseDiffers: "the approval belongs to another case. Approve this case."
    case .digestDiffers: "what is to be sent is not what was approved: the digest differs. Review and approve it again."
    case .recipientDiffers: "the recipient is not the one that was approved. Review and approve it again."
    case .channelDiffers: "the channel is not the one that was approved. Review and approve it again."
    case .decisionDiffers: "the decision is not the one that was signed. Review and sign again."
    case .demonstrationNotAllowed(let key):
      "signed by key \(key) as a demonstration, which counts for nothing here. Sign with an "
        + "approver's key."
    case .demonstrationNotMarked(let key): "key \(key) is a demonstration key, and the statement does not say that it is a demonstration."
    case .noticeNotCovered(let kind): "no standing approval covers notices of kind \"\(kind)\". Sign one, or have a person approve it."
    case .templateDiffers(let kind):
      "the template of \"\(kind)\" is not the text that the standing approval was given for. Sign "
        + "the new text."
    case .malformed(let what): "malformed: \(what)."
    }
  }
}
