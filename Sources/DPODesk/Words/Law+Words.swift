import RightsCase

extension ClarificationTopic {
  var words: String {
    switch self {
    case .dealings: "the role in which they dealt with us"
    case .period: "the time that they mean"
    case .services: "the sites or services that they used"
    case .processing: "the use of their data that they mean"
    }
  }
}

extension ExtensionCause {
  var words: String {
    switch self {
    case .largeAmount: "there is a large amount of data"
    case .otherPeople: "it is about other people too"
    case .legalAdvice: "legal advice is needed"
    case .oldRecords: "part of it is in old records"
    case .severalRequests: "there are several requests"
    }
  }
}

extension FeeRequested {
  /// `GBP 25.00`.
  var amountInWords: String {
    let cents = amount % 100
    return "\(currency) \(amount / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension FeeRequested.Basis {
  var words: String {
    switch self {
    case .unfounded: "plainly unfounded, Article 12(5)"
    case .excessive: "plainly excessive, Article 12(5)"
    case .furtherCopy: "a further copy, Article 15(3)"
    }
  }
}

extension ComplaintConcluded.Outcome {
  var words: String {
    switch self {
    case .upheld: "upheld"
    case .upheldInPart: "upheld in part"
    case .notUpheld: "not upheld"
    }
  }
}

extension CaseAlert {
  /// What is needed from the DPO.
  var words: String {
    switch self {
    case .breachNotificationDue: "the 72 hours of a breach end within a day, or have ended: decide who is told, dpo breach CASE (R24)"
    case .breachOpen: "a breach is open: decide who is told, dpo breach CASE (R24)"
    case .deadlineMissed: "the due date has passed: answer now, and tell the person with dpo late"
    case .extensionWithoutEffect: "the notice of the extension went too late and has no effect (C5): answer now, or tell them with dpo late"
    case .complaintAcknowledgementDue: "acknowledge the complaint: dpo complaint CASE --acknowledge (C11)"
    case .deadlineTomorrow: "it is due tomorrow"
    case .postingDay: "an answer by post must go within two working days (C5)"
    case .deadlineNear: "three days are left"
    case .answerToQuestion: "a message came in that may answer your question: dpo clarify CASE --answered (C6)"
    case .extensionLimit: "three days are left for a notice of an extension: dpo extend (C5)"
    case .notAcknowledged: "the request has not been acknowledged for three days"
    case .complaintProgressDue: "tell the person how their complaint is going: dpo complaint CASE --progress (C11)"
    case .internalTarget: "the day to aim at has passed"
    case .deadlineThreeQuarters: "three quarters of the period have passed"
    }
  }
}
