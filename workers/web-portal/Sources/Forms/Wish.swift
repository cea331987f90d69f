import RightsCase
import RightsLaw

/// What the form offers to ask for, in the order of the page.
enum Wish: String, CaseIterable, Sendable {
  case access
  case marketing
  case rectification
  case erasure
  case objection
  case restriction
  case portability
  case complaint

  /// The right that a tick stands for, whatever language the person writes: a tick is no guess.
  var right: Right {
    switch self {
    case .access: .access
    case .marketing: .marketingStop
    case .rectification: .rectification
    case .erasure: .erasure
    case .objection: .objection
    case .restriction: .restriction
    case .portability: .portability
    case .complaint: .complaint
    }
  }

  /// The channels that a marketing stop can name on the form.
  static let channels: [RightsCase.MarketingChannel] = [.email, .sms, .phone, .post, .survey]
}
