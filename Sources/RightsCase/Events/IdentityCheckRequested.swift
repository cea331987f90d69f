public import FoundationEssentials

/// Identity is to be checked, or an answer to a challenge judged, on the ground of this submission.
public struct IdentityCheckRequested: Codable, Hashable, Sendable {
  public var submission: UUID
  public init(submission: UUID) { self.submission = submission }
}
