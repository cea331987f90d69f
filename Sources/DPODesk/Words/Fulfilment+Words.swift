import RightsCase

extension MarketingChannel {
  var words: String {
    switch self {
    case .email: "by email"
    case .sms: "by text message"
    case .phone: "by telephone"
    case .post: "by post"
    case .web: "on the web"
    case .social: "on social media"
    case .survey: "surveys"
    }
  }

  /// The channels of a stop; none means all.
  static func words(_ channels: [MarketingChannel]) -> String {
    channels.isEmpty ? "every channel" : channels.map(\.words).joined(separator: ", ")
  }
}

extension FulfilmentOutcome {
  var words: String {
    switch self {
    case .applied: "changed, and a second look found nothing left"
    case .alreadyDone: "was as it should be already"
    case .notHeld: "holds nothing about the person"
    }
  }
}

extension ProcessorOutcome {
  var words: String {
    switch self {
    case .acknowledged: "has the request and is asked again"
    case .completed: "has done it"
    case .notHeld: "holds nothing about the person"
    case .refused: "refused; ask why"
    case .failed: "could not be reached or did not answer as agreed; it is tried again"
    }
  }
}
