/// What a key is enrolled for.
public enum ApproverRole: String, Codable, CaseIterable, Sendable {
  /// Signs answers: case approvals and refusals.
  case approve
  /// Signs standing approvals of notices.
  case standing
  /// Signs either, in demonstrations alone: what it signs must say so, and counts only where demonstrations are allowed.
  case demonstration
}
