import RightsLaw

extension CaseState {
  /// The days that a person has to object before a restriction ends. The law says "before"; a week is time to answer a letter.
  static let daysBeforeLifting = 7

  /// A restriction that was carried out ends, and the person is told first (law.md R4): also when the case has long been closed.
  func decideLifted(_ lifted: RestrictionLifted) throws(Rejection) -> [CaseEvent] {
    guard let item = items.first(where: { $0.number == lifted.item }) else {
      throw Rejection(.noSuchItem, "the case has no item \(lifted.item)")
    }
    guard item.right == .restriction, item.outcome == .granted || item.outcome == .grantedInPart else {
      throw Rejection(.impossible, "item \(lifted.item) is no restriction that is in force (R4)")
    }
    guard item.lifting == nil else { throw Rejection(.impossible, "the end of this restriction is decided already") }
    guard destroyed.isEmpty || !destroyed.contains(.all) else {
      throw Rejection(
        .impossible, "the correspondence was destroyed when its time was over; write to the person yourself before you lift it (R4)")
    }
    let days = lifted.reason == .personAgrees ? 1 : Self.daysBeforeLifting
    guard lifted.liftedOn >= lifted.on.adding(days: days) else {
      throw Rejection(
        .impossible,
        "the person has to hear of it before, with time to answer: name a day from \(lifted.on.adding(days: days)) on (Article 18(3), R4)")
    }
    return [.restrictionLifted(lifted), try notice(.restrictionLifting, about: item)]
  }
}
