/// A way in which marketing reaches a person; a stop may name one or all (`law.md` R7).
public enum MarketingChannel: String, Codable, CaseIterable, Sendable {
  case email, sms, telephone, web, post, social
  /// Survey and feedback invitations: a promise of their own, as absolute (N11).
  case survey

  /// Days from receipt within which the last system has stopped.
  public var internalLimitDays: Int {
    switch self {
    case .post: 28
    case .email, .sms, .telephone, .web, .social, .survey: Self.shortestLimit
    }
  }

  /// Days that the quickest channels have.
  public static let shortestLimit = 2
}
