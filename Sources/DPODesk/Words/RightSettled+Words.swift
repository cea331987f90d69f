import RightsCase

extension RightSettled.Recipients {
  var words: String {
    switch self {
    case .told: "told"
    case .none: "there are none"
    case .disproportionate: "impossible or disproportionate to tell"
    }
  }
}

extension RightSettled.Outcome {
  var words: String {
    switch self {
    case .granted: "done as asked"
    case .grantedInPart: "done in part"
    case .notHeld: "nothing held that it could be about"
    case .outOfScope: "outside what the right reaches"
    }
  }
}
