/// A way by which direct marketing reaches a person, by the names that a case uses too (law.md R7).
public enum SuppressionChannel: String, Sendable, Hashable, Codable, CaseIterable {
  case email
  case sms
  case phone
  case post
  case web
  case social
  /// Surveys and requests for feedback, which have an opt-out of their own (N11).
  case survey
}
