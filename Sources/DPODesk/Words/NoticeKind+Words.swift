import RightsCase

extension NoticeKind {
  var words: String {
    switch self {
    case .acknowledgement: "acknowledgement"
    case .identityCode: "one-time code"
    case .marketingStopConfirmation: "confirmation of a marketing stop"
    }
  }
}

extension IdentityMethod {
  var words: String {
    switch self {
    case .codeToEmailOnFile: "a code sent to an email address on file and given back"
    }
  }
}

extension ResponseKind {
  var words: String {
    switch self {
    case .access: "answer"
    case .refusal: "refusal"
    }
  }
}
