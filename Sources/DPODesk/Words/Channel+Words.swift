import RightsCase

extension Channel {
  /// "by …"
  var words: String {
    switch self {
    case .email: "email"
    case .post: "post"
    case .web: "web form"
    case .phone: "telephone"
    case .inPerson: "a visit"
    case .social: "social media"
    }
  }
}
