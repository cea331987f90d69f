import RightsCase

extension NoticeKind {
  var words: String {
    switch self {
    case .acknowledgement: "acknowledgement"
    case .identityCode: "one-time code"
    case .identityLetter: "one-time code by letter"
    case .identityReminder: "one-time code once more"
    case .officerReminder: "reminder to the officer"
    case .marketingStopConfirmation: "confirmation of a marketing stop"
    case .clarification: "question about what is meant"
    case .clarificationReminder: "the question once more"
    case .extensionNotice: "notice of an extension"
    case .late: "\u{201C}we are late\u{201D}"
    case .fee: "notice of a fee"
    case .complaintAcknowledgement: "acknowledgement of a complaint"
    case .complaintProgress: "progress of a complaint"
    case .complaintOutcome: "outcome of a complaint"
    case .rightOutcome: "outcome of a right"
    case .restrictionLifting: "end of a restriction"
    case .authorityRequest: "question for an agent's authority"
    }
  }
}

extension IdentityMethod {
  var words: String {
    switch self {
    case .codeToEmailOnFile: "a code sent to an email address on file and given back"
    case .codeToAddressOnFile: "a code sent by letter to an address on file and given back"
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
