import RightsCase
import RightsLaw

extension BreachAssessed.Authority {
  var words: String {
    switch self {
    case .told: "the authority was told"
    case .noRisk: "the authority is not told, because a risk is unlikely"
    }
  }
}

extension BreachAssessed.Person {
  var words: String {
    switch self {
    case .told: "the person was told"
    case .noHighRisk: "the person need not be told, because a high risk is unlikely"
    }
  }
}

extension RestrictionEnd {
  var words: String {
    switch self {
    case .accuracyChecked: "the data was checked and is correct now"
    case .objectionWeighed: "the objection was weighed"
    case .claimEnded: "the legal claim has ended"
    case .personAgrees: "the person agrees"
    }
  }
}
