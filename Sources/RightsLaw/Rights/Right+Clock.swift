extension Right {
  /// What kind of clock a right has.
  enum ClockKind: Sendable {
    /// Articles 15 to 22: the period of Art 12(3).
    case request
    /// In effect on receipt; nothing moves it (`law.md` R7, R8).
    case onReceipt
    /// The acknowledgement of a complaint (C11).
    case complaint
    /// No period in law: the controller keeps the same month as its own promise.
    case courtesy
  }

  var clockKind: ClockKind {
    switch self {
    case .access, .portability, .rectification, .erasure, .restriction, .objection, .automatedDecision: .request
    case .marketingStop, .consentWithdrawal: .onReceipt
    case .complaint: .complaint
    case .question, .followUp: .courtesy
    }
  }

  /// Whether the law knows an extension for it (C5).
  public var canBeExtended: Bool { clockKind == .request }
}
