/// A way by which direct marketing reaches a person, each of which can be stopped by itself (R7, N3, N11).
public enum MarketingChannel: String, Codable, Hashable, Sendable, CaseIterable {
  case email
  case sms
  case phone
  case post
  case web
  case social
  /// Surveys and requests for feedback, which have an opt-out of their own (N11).
  case survey
}
