import RightsCase

extension CasePhase {
  /// Where the case stands, in plain words.
  var words: String {
    switch self {
    case .received: "received"
    case .triage: "in triage"
    case .verifying: "verifying identity"
    case .searching: "searching"
    case .fulfilling: "carrying out"
    case .assembling: "assembling"
    case .awaitingApproval: "awaiting approval"
    case .approved: "approved"
    case .dispatching: "sending"
    case .closed: "closed"
    }
  }

  /// What happens by itself in this phase; empty where nothing does.
  var progress: String {
    switch self {
    case .received: "the identity check is about to begin"
    case .verifying: "waiting for the person to give the code back"
    case .searching: "the systems are being searched"
    case .fulfilling: "systems are being changed and processors told"
    case .assembling: "the answer is being assembled"
    case .approved, .dispatching: "the answer is on its way"
    case .triage, .awaitingApproval, .closed: ""
    }
  }
}
