import CaseStore
import Foundation
import PostgresClient
import RightsCase
import RightsLaw
import Testing

@Suite("Timers", .timeLimit(.minutes(2)))
struct TimerTests {
  @Test("C9: a case sets its timers at the controller's local times; identity sets and cancels its own")
  func life() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      guard case .opened(let state) = try await sample.open(try await database.store(as: "habeas_case_intake")) else { return }
      let due = try #require(state.earliestDue)
      let target = try #require(state.earliestTarget)
      var expected = [
        "deadline-near": Self.london(due.adding(days: -3), hour: 8), "deadline-missed": Self.london(due.adding(days: 1), hour: 0),
        "internal-target": Self.london(target.adding(days: 1), hour: 0),
        "deadline-tomorrow": Self.london(due.adding(days: -1), hour: 8),
        "acknowledgement": Self.london(SampleCase.received.adding(days: 3), hour: 8),
        // A month of 31 days, and its last day for a notice.
        "deadline-three-quarters": Self.london(SampleCase.received.adding(days: 24), hour: 8),
        "extension-limit": Self.london(SampleCase.received.adding(months: 1).adding(days: -3), hour: 8),
      ]
      #expect(try await Self.rows(database) == expected)

      let identity = try await database.store(as: "habeas_identity_verification")
      let before = try await identity.now()
      try await sample.apply(sample.challenge, identity)
      let expiry = try #require(try await Self.rows(database)["identity-expiry"])
      #expect(abs(expiry.timeIntervalSince(before) - 3600) < 30)
      try await sample.apply(sample.verification, identity)
      #expect(try await Self.rows(database) == expected)

      let timekeeper = try await database.store(as: "habeas_timekeeper", keyring: false)
      try await sample.apply(.fireTimer(TimerFired(timer: .internalTarget, on: target)), timekeeper)
      expected["internal-target"] = nil
      #expect(try await Self.rows(database) == expected, "what fired is done with")
    }
  }

  @Test("the end of a case ends its timers")
  func closing() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      let intake = try await database.store(as: "habeas_case_intake")
      try await sample.open(intake)
      try await sample.apply(.requireTriage(.unclearRequest), intake)
      try await sample.apply(.dismissTriage(on: SampleCase.received), try await database.store(as: CaseDatabase.officer))
      // What is left says when the records have been kept long enough.
      #expect(
        try await Self.rows(database) == [
          "found-retention": Self.london(SampleCase.received.adding(days: 31), hour: 0),
          "retention-end": Self.london(SampleCase.received.adding(days: 1096), hour: 0),
        ])
    }
  }

  @Test("a timer that is set again moves and is no longer claimed; one without a time goes")
  func moving() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let client = try await database.client(as: "habeas_timekeeper")
      let timers = Timers(client: client)
      func set(_ time: String) async throws {
        try await RawStep(caseID: sample.id, expected: 5, timers: #"[{"name":"identity-expiry","due_at":\#(time)}]"#).call(client)
      }
      try await set(#""2020-01-01T00:00:00Z""#)
      #expect(try await timers.claim(limit: 10, seconds: 60).map(\.timer).contains(.identityExpiry))
      #expect(try await timers.claim(limit: 10, seconds: 60).isEmpty)
      try await set(#""2020-01-02T00:00:00Z""#)
      let moved = try await timers.claim(limit: 10, seconds: 60)
      #expect(moved.map(\.dueAt) == [Date(timeIntervalSince1970: 1_577_923_200)])
      try await set("null")
      #expect(try await Self.rows(database)["identity-expiry"] == nil)
    }
  }

  @Test("a due timer is claimed by one timekeeper, and comes back when the claim ends")
  func claims() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      for _ in 0..<12 { try await SampleCase().open(intake) }
      var keepers: [Timers] = []
      for _ in 0..<2 { keepers.append(Timers(client: try await database.client(as: "habeas_timekeeper"))) }
      try await database.administrator.query("UPDATE habeas.timer SET due_at = habeas.now() + interval '1 minute'")
      #expect(try await keepers[0].claim(limit: 100, seconds: 60).isEmpty, "nothing is due yet")
      try await database.advanceClock(by: "61 seconds")
      let claimed = try await withThrowingTaskGroup(of: [Timers.Due].self) { group in
        for keeper in keepers {
          group.addTask {
            var mine: [Timers.Due] = []
            while case let some = try await keeper.claim(limit: 5, seconds: 60), !some.isEmpty { mine += some }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.count == 84)
      #expect(Set(claimed.map { "\($0.caseID) \($0.timer)" }).count == 84)
      try await database.advanceClock(by: "122 seconds")
      #expect(try await keepers[0].claim(limit: 100, seconds: 60).count == 84)
    }
  }

  private static func rows(_ database: CaseDatabase) async throws -> [String: Date] {
    let rows = try await database.administrator.query("SELECT name, due_at FROM habeas.timer")
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.string("name"), try $0.date("due_at")) })
  }

  private static func london(_ date: LocalDate, hour: Int) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    return calendar.date(from: DateComponents(year: date.year, month: date.month, day: date.day, hour: hour)) ?? .distantPast
  }
}
