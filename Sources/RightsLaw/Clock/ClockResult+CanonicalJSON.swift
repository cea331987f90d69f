extension ClockResult {
  /// The result as JSON in one line: keys sorted, nothing escaped that need not be, what is `nil` left out. Equal results give equal
  /// bytes on every machine, so that evidence can be compared (`law.md` O4). It decodes as the `Codable` form.
  public var canonicalJSON: String {
    CanonicalJSON.object([
      "asOf": asOf.map(Self.text),
      "calculator": .string(calculator),
      "due": .string(due.description),
      "events": .array(events.map(Self.event)),
      "holidayTableHash": .string(holidayTableHash),
      "internalTarget": internalTarget.map(Self.text),
      "jurisdiction": .string(jurisdiction.rawValue),
      "lastPostingDay": lastPostingDay.map(Self.text),
      "noticeLastPostingDay": noticeLastPostingDay.map(Self.text),
      "noticeLimit": noticeLimit.map(Self.text),
      "noticePostingWarning": noticePostingWarning.map(Self.text),
      "postingWarning": postingWarning.map(Self.text),
      "right": .string(right.rawValue),
      "working": .array(working.map(Self.step)),
    ]).text
  }

  private static func text(_ date: LocalDate) -> CanonicalJSON { .string(date.iso) }

  private static func event(_ event: ClockEvent) -> CanonicalJSON {
    var members: [String: CanonicalJSON?] = ["event": .string(event.name.rawValue), "on": event.date.map(text)]
    switch event {
    case .identityAsked(_, let routine), .authorityAsked(_, let routine): members["routine"] = .bool(routine)
    case .extensionNotice(_, let reason): members["reason"] = reason.map { .string($0.rawValue) }
    default: break
    }
    return .object(members)
  }

  private static func step(_ step: WorkingStep) -> CanonicalJSON {
    .object([
      "days": step.days.map(CanonicalJSON.integer), "from": step.from.map(text), "kind": .string(step.kind.rawValue),
      "months": step.months.map(CanonicalJSON.integer), "rule": .string(step.rule), "text": .string(step.text), "to": step.to.map(text),
    ])
  }
}
