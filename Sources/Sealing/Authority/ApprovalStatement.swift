public import Foundation

/// A DPO says: send exactly this, to this recipient, by this channel (design rule 8).
public struct ApprovalStatement: SignedStatement {
  public static let domain = "habeas case approval v1"

  public enum Kind: String, Codable, Sendable {
    case caseApproval = "case-approval"
  }

  public enum Decision: String, Codable, Sendable {
    /// The answer with what was asked for.
    case release
    /// The refusal with its reasons (`law.md` R14).
    case refuse
  }

  public let kind: Kind
  public let caseID: UUID
  /// SHA-256 of the manifest's bytes, in hex.
  public let manifestDigest: String
  /// Digest of the frozen recipient, in hex.
  public let recipientDigest: String
  public let channel: String
  public let decision: Decision
  /// True where nobody decided anything: a demonstration.
  public let demonstration: Bool
  public let signedAt: StatementTime
  /// The approver's key.
  public let keyID: String

  public init(
    caseID: UUID, manifestDigest: String, recipientDigest: String, channel: String, decision: Decision, demonstration: Bool = false,
    signedAt: StatementTime, keyID: String
  ) {
    self.kind = .caseApproval
    self.caseID = caseID
    self.manifestDigest = manifestDigest
    self.recipientDigest = recipientDigest
    self.channel = channel
    self.decision = decision
    self.demonstration = demonstration
    self.signedAt = signedAt
    self.keyID = keyID
  }

  public var canonicalFields: [String: CanonicalValue] {
    [
      "kind": .string(kind.rawValue), "caseID": .string(caseID.canonicalText), "manifestDigest": .string(manifestDigest),
      "recipientDigest": .string(recipientDigest), "channel": .string(channel), "decision": .string(decision.rawValue),
      "demonstration": .bool(demonstration), "signedAt": .string(signedAt.text), "keyID": .string(keyID),
    ]
  }

  /// Signs this statement. - Throws: `.wrongKey` where the statement names another key.
  public func sign(with key: ApproverKey) throws(SealingError) -> SignedApproval { try key.sign(self, namedKeyID: keyID) }
}
