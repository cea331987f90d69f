public import Foundation

/// What is about to be sent; an approval must be over exactly this.
public struct ApprovalExpectation: Hashable, Sendable {
  public let caseID: UUID
  public let manifestDigest: String
  public let recipientDigest: String
  public let channel: String
  public let decision: ApprovalStatement.Decision

  public init(
    caseID: UUID, manifestDigest: String, recipientDigest: String, channel: String, decision: ApprovalStatement.Decision = .release
  ) {
    self.caseID = caseID
    self.manifestDigest = manifestDigest
    self.recipientDigest = recipientDigest
    self.channel = channel
    self.decision = decision
  }

  func check(_ statement: ApprovalStatement) throws(AuthorityError) {
    guard statement.caseID == caseID else { throw .caseDiffers }
    guard statement.manifestDigest == manifestDigest else { throw .digestDiffers }
    guard statement.recipientDigest == recipientDigest else { throw .recipientDiffers }
    guard statement.channel == channel else { throw .channelDiffers }
    guard statement.decision == decision else { throw .decisionDiffers }
  }
}
