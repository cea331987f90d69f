import RightsLaw
import Testing

@Suite("The clock against a slow one", .timeLimit(.minutes(2)))
struct ClockOracleTests {
  /// A generator with a seed, so that a failure can be seen again.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test("C2-C8, C10: every start date of ten years, with random pauses and extensions", arguments: try SlowCalendar.all())
  func everyStart(_ calendar: SlowCalendar) throws {
    let slow = SlowClock(calendar: calendar)
    var random = Seeded(state: UInt64(calendar.jurisdiction.utf8.reduce(7) { $0 * 31 + Int($1) }))
    var seen: [String: Int] = [:]
    var day = SlowDate(year: 2019, month: 1, day: 1)
    let jurisdiction = Jurisdiction(rawValue: calendar.jurisdiction)
    while day.year < 2029 {
      // First the bare case, then one with events.
      for history in [Self.bare(day), Self.history(from: day, using: &random)] {
        let expected = slow.outcome(history)
        let computed = Self.outcome(history, jurisdiction)
        #expect(computed == expected, "\(calendar.jurisdiction) \(history)")
        guard computed == expected else { return }
        seen[Self.kind(expected), default: 0] += 1
      }
      day = day.next
    }
    // The random histories reach every kind of end.
    #expect(seen["due", default: 0] > 5_000)
    #expect(seen["paused", default: 0] > 50)
    if calendar.jurisdiction.hasPrefix("GB-") {
      #expect(seen["waiting", default: 0] > 20)
      #expect(seen["outside", default: 0] > 20)
    }
  }

  private static func kind(_ outcome: SlowClock.Outcome) -> String {
    switch outcome {
    case .due: "due"
    case .paused: "paused"
    case .waiting: "waiting"
    case .outside: "outside"
    }
  }

  private static func bare(_ day: SlowDate) -> SlowClock.History {
    SlowClock.History(received: day, isAccess: true, identity: nil, clarifications: [], notices: [])
  }

  private static func history(from day: SlowDate, using random: inout Seeded) -> SlowClock.History {
    var history = bare(day)
    history.isAccess = Int.random(in: 0..<5, using: &random) > 0
    if Int.random(in: 0..<4, using: &random) == 0 { history.identity = pause(from: day, within: 12, using: &random) }
    var asked = 0
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      // In order of asking and of answering, so that the first asked is the first answered, as the library pairs them.
      asked += Int.random(in: 0...35, using: &random)
      var pause = SlowClock.Pause(asked: day.stepping(asked), answered: nil)
      if Int.random(in: 0..<12, using: &random) > 0 { pause.answered = pause.asked.stepping(Int.random(in: 0...20, using: &random)) }
      if let before = history.clarifications.last {
        guard let end = before.answered else { break }
        if let answered = pause.answered { pause.answered = max(answered, end) }
      }
      history.clarifications.append(pause)
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      history.notices.append(day.stepping(Int.random(in: 0...60, using: &random)))
    }
    return history
  }

  private static func pause(from day: SlowDate, within days: Int, using random: inout Seeded) -> SlowClock.Pause {
    let asked = day.stepping(Int.random(in: 0...days, using: &random))
    let isOpen = Int.random(in: 0..<6, using: &random) == 0
    return SlowClock.Pause(asked: asked, answered: isOpen ? nil : asked.stepping(Int.random(in: 0...40, using: &random)))
  }

  private static func outcome(_ history: SlowClock.History, _ jurisdiction: Jurisdiction) -> SlowClock.Outcome {
    do {
      var events: [ClockEvent] = [.received(try local(history.received))]
      if let identity = history.identity {
        events.append(.identityAsked(try local(identity.asked), routine: false))
        if let answered = identity.answered { events.append(.identityGiven(try local(answered))) }
      }
      for clarification in history.clarifications {
        events.append(.clarificationAsked(try local(clarification.asked)))
        if let answered = clarification.answered { events.append(.clarificationAnswered(try local(answered))) }
      }
      for notice in history.notices { events.append(.extensionNotice(try local(notice), reason: .complexity)) }
      let result = try StatutoryClock.compute(
        right: history.isAccess ? .access : .erasure, jurisdiction: jurisdiction, events: events)
      return switch result.due {
      case .due(let date): .due(SlowDate(year: date.year, month: date.month, day: date.day))
      case .paused: .paused
      case .waiting: .waiting
      }
    } catch let error as ClockError {
      return .outside(error.year ?? 0)
    } catch {
      return .outside(0)
    }
  }

  private static func local(_ date: SlowDate) throws -> LocalDate {
    try LocalDate(year: date.year, month: date.month, day: date.day)
  }
}
