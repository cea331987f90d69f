import CaseStore
import Foundation
import PostgresClient
import RightsCase
import RightsLaw
import Testing

@Suite("Timers in batches", .timeLimit(.minutes(2)))
struct TimerBatchTests {
  @Test("C5: after a stop each overdue timer fires once, whoever fires it")
  func firesOnce() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      for _ in 0..<10 { try await SampleCase().open(intake) }
      // Two timers of each case are an hour overdue; the others lie ahead.
      try await database.administrator.query("UPDATE habeas.timer SET due_at = habeas.now() + interval '1 day'")
      try await database.administrator.query(
        "UPDATE habeas.timer SET due_at = habeas.now() - interval '1 hour' WHERE name IN ('internal-target', 'deadline-near')")
      let clients = [try await database.client(as: "habeas_timekeeper"), try await database.client(as: "habeas_timekeeper")]
      let calendar = intake.calendar
      try await withThrowingTaskGroup(of: Void.self) { group in
        for client in clients {
          group.addTask {
            let store = CaseStore(client: client, keyring: nil, calendar: calendar)
            while case let due = try await Timers(client: client).claim(limit: 7, seconds: 60), !due.isEmpty {
              #expect(try await store.fire(due).failed.isEmpty)
            }
          }
        }
        try await group.waitForAll()
      }
      let rows = try await database.administrator.query(
        "SELECT case_id, body::jsonb->>'timer' AS timer FROM habeas.event WHERE kind = 'timer.fired'")
      #expect(rows.count == 20)
      #expect(Set(try rows.map { "\(try $0.uuid("case_id")) \(try $0.string("timer"))" }).count == 20)
    }
  }

  @Test("C6: a timer that moved after it was claimed does not fire, and neither does one that another timekeeper fired")
  func movedMeanwhile() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let client = try await database.client(as: "habeas_timekeeper")
      let store = CaseStore(client: client, keyring: nil, calendar: try ControllerCalendar(zone: "Europe/London"))
      let timers = Timers(client: client)
      try await database.administrator.query(
        "UPDATE habeas.timer SET due_at = habeas.now() - interval '1 hour' WHERE name IN ('internal-target', 'deadline-near')")
      let due = try await timers.claim(limit: 10, seconds: 60).filter { [.internalTarget, .deadlineNear].contains($0.timer) }
      #expect(due.count == 2)
      let target = due.filter { $0.timer == .internalTarget }
      let near = due.filter { $0.timer == .deadlineNear }
      try await database.administrator.query(
        "UPDATE habeas.timer SET due_at = habeas.now() + interval '1 hour' WHERE name = 'internal-target'")
      let moved = try await store.fire(target)
      #expect(moved.fired.isEmpty && moved.passed.count == 1)
      #expect(try await store.fire(near).fired.count == 1)
      let again = try await store.fire(near)
      #expect(again.fired.isEmpty && again.passed.count == 1)
      let events = try await EventRecord.all(of: sample.id, database)
      #expect(events.count { $0.kind == "timer.fired" } == 1)
      #expect(EventRecord.firstBreak(in: events, of: sample.id) == nil)
    }
  }

  @Test("what fails in one case does not keep the others from their moment")
  func oneBadCase() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let good = SampleCase()
      let bad = SampleCase()
      try await good.open(intake)
      try await bad.open(intake)
      // Written by a newer version that this one does not know.
      try await database.administrator.query(
        "UPDATE habeas.event SET kind = 'from.the-future' WHERE case_id = $1 AND seq = 2", [.uuid(bad.id)])
      try await database.administrator.query(
        "UPDATE habeas.timer SET due_at = habeas.now() - interval '1 hour' WHERE name = 'deadline-near'")
      try await database.administrator.query("DELETE FROM habeas.timer WHERE name <> 'deadline-near'")
      let client = try await database.client(as: "habeas_timekeeper")
      let store = CaseStore(client: client, keyring: nil, calendar: try ControllerCalendar(zone: "Europe/London"))
      let firing = try await store.fire(try await Timers(client: client).claim(limit: 10, seconds: 60))
      #expect(firing.fired.map(\.caseID) == [good.id])
      #expect(Array(firing.failed.keys) == [bad.id])
    }
  }
}
