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
    case .internalTarget: "the day to aim at has passed"
    case .deadlineNear: "three days are left to the due date"
    case .deadlineMissed: "the due date has passed"
    }
  }
}

extension CaseClosed.Outcome {
  var words: String {
    switch self {
    case .answered: "answered"
    case .refused: "refused"
    case .fulfilled: "carried out"
    case .notARequest: "no request under data-protection law"
    case .identityNotShown: "identity was not shown"
    }
  }
}
