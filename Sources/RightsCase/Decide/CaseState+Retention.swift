import RightsLaw

extension CaseState {
  func decideHold(_ placed: HoldPlaced) throws(Rejection) -> [CaseEvent] {
    guard opened != nil else { throw Rejection(.notOpened, "the case has not been opened") }
    if let hold { throw Rejection(.impossible, "the records are held already, since \(hold.on)") }
    guard !destroyed.contains(.all) else {
      throw Rejection(.impossible, "nothing is left to hold: the records were destroyed when their time was over")
    }
    return [.holdPlaced(placed)]
  }

  func decideLift(_ lifted: HoldLifted) throws(Rejection) -> [CaseEvent] {
    guard hold != nil else { throw Rejection(.impossible, "the records are not held") }
    return [.holdLifted(lifted)]
  }

  /// The keys of a closed case go when its records have been kept for as long as the profile says (R3). A hold sets no such timer.
  func decideRetention(_ fired: TimerFired) throws(Rejection) -> [CaseEvent] {
    guard timers.contains(fired.timer) else { throw Rejection(.timerNotSet, "timer '\(fired.timer.rawValue)' is not set") }
    switch fired.timer {
    case .foundRetention: return [.timerFired(fired), .retentionEnded(RetentionEnded(records: .found, on: fired.on))]
    case .retentionEnd: return [.timerFired(fired), .retentionEnded(RetentionEnded(records: .all, on: fired.on))]
    default: throw Rejection(.caseClosed, "the case is closed; its other timers ended with it")
    }
  }
}
