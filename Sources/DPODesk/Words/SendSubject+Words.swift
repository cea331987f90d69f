import RightsCase

extension SendSubject {
  /// What it is, with the kind where the case knows it.
  func words(in state: CaseState) -> String {
    switch self {
    case .notice(let number):
      state.notices.first { $0.request.notice == number }.map { "notice \(number) (\($0.request.kind.words))" } ?? "notice \(number)"
    case .answer(let version):
      state.responses.first { $0.assembled.version == version }.map { "\($0.assembled.kind.words), version \(version)" }
        ?? "answer, version \(version)"
    }
  }
}

extension Transmission {
  /// How the sending stands.
  var words: String {
    let attempt = attempts > 1 ? " (attempt \(attempts))" : ""
    let state =
      switch status {
      case .pending: attempts == 0 ? "not sent yet" : "failed, will be tried again"
      case .attempting: "being sent"
      case .sent: "sent"
      case .ambiguous: "in doubt: it may have left"
      }
    return state + attempt + (bounced ? ", came back undelivered" : "")
  }
}

extension CaseTimer {
  var words: String {
    switch self {
    case .identityExpiry: "the one-time code has expired"
    case .identityReminder: "half of the time has passed without the one-time code"
    case .acknowledgement: "three days have passed without an acknowledgement"
    case .clarificationReminder: "a week has passed without an answer to the question"
    case .extensionLimit: "three days are left for a notice of an extension"
    case .postingDay: "an answer by post must go within two working days"
    case .deadlineThreeQuarters: "three quarters of the period have passed"
    case .deadlineTomorrow: "one day is left to the due date"
    case .complaintAcknowledgement: "a week is left to acknowledge the complaint"
    case .complaintProgress: "four weeks have passed without news for the person who complained"
    case .internalTarget: "the day to aim at has passed"
    case .deadlineNear: "three days are left to the due date"
    case .deadlineMissed: "the due date has passed"
    case .foundRetention: "what was found has been kept for as long as the profile says"
    case .retentionEnd: "the correspondence has been kept for as long as the profile says"
    case .breachNotification: "a day is left to tell the authority of the breach"
    }
  }
}

extension CaseClosed.Outcome {
  var words: String {
    switch self {
    case .answered: "answered"
    case .refused: "refused"
    case .fulfilled: "carried out"
    case .withdrawn: "withdrawn by the person"
    case .notARequest: "no request under data-protection law"
    case .identityNotShown: "identity was not shown"
    }
  }
}
