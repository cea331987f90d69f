import RightsLaw

/// Short forms for what tests of the clock say often.
enum Case {
  static func day(_ iso: String) throws -> LocalDate { try LocalDate(iso: iso) }

  static func clock(
    _ right: Right = .access, in jurisdiction: String = "GB-EAW", received: String, _ events: [ClockEvent] = [], asOf: String? = nil
  ) throws -> ClockResult {
    try StatutoryClock.compute(
      right: right, jurisdiction: Jurisdiction(rawValue: jurisdiction), events: [.received(try day(received))] + events,
      asOf: try asOf.map(day))
  }

  static func due(
    _ right: Right = .access, in jurisdiction: String = "GB-EAW", received: String, _ events: [ClockEvent] = [], asOf: String? = nil
  ) throws -> String {
    try clock(right, in: jurisdiction, received: received, events, asOf: asOf).due.description
  }
}

extension ClockResult {
  /// The steps that follow a rule and are of a kind.
  func steps(_ kind: WorkingStep.Kind, rule: String? = nil) -> [WorkingStep] {
    working.filter { $0.kind == kind && (rule == nil || $0.rule == rule) }
  }
}
