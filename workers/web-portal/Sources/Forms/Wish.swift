import RightsCase

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

  /// The wish as a sentence that the recogniser of rights understands, whatever language the person writes: a tick is no guess.
  var canonical: String {
    switch self {
    case .access: "Please send me a copy of my personal data."
    case .marketing: "Please stop direct marketing."
    case .rectification: "Please correct my data."
    case .erasure: "Please delete my data."
    case .objection: "I object to the use of my data."
    case .restriction: "Please restrict the processing of my data."
    case .portability: "I ask for data portability."
    case .complaint: "I want to make a complaint."
    }
  }

  /// The channels that a marketing stop can name on the form.
  static let channels: [MarketingChannel] = [.email, .sms, .phone, .post, .survey]

  /// Words for a channel that the recogniser understands.
  static func canonical(_ channel: MarketingChannel) -> String {
    switch channel {
    case .email: "Stop the marketing emails."
    case .sms: "Stop the marketing text messages."
    case .phone: "Stop the marketing calls."
    case .post: "Stop the marketing by post, brochures and catalogues."
    case .web: "Stop the marketing on websites."
    case .social: "Stop the marketing on social media."
    case .survey: "Opt me out of surveys."
    }
  }
}
