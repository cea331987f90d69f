import CaseStore
import Foundation
import PostgresClient
import RightsCase
import RightsLaw
import Sealing
import Testing

@Suite("Retention", .timeLimit(.minutes(2)))
struct RetentionTests {
  @Test("R3: when retention ends the keys and what they sealed are gone, and the evidence chain still verifies")
  func shreds() async throws {
    try await CaseDatabase.with { database in
      let sample = try await closedCase(database)
      let timekeeper = try await Timekeeping(database)
      #expect(try await timekeeper.fireDue() == [], "nothing is due on the day of closing")
      try await database.advanceClock(by: "40000 days")
      #expect(try await timekeeper.fireDue() == [.foundRetention, .retentionEnd])

      #expect(try await Self.count("habeas.case_key", database) == 0)
      #expect(try await Self.count("habeas.vault", database) == 0)
      let events = try await EventRecord.all(of: sample.id, database)
      #expect(events.last?.kind == "retention.ended")
      #expect(EventRecord.firstBreak(in: events, of: sample.id) == nil)
      let store = try await database.store(as: "habeas_case_intake")
      let stored = try await store.load(sample.id)
      #expect(stored.state.destroyed == [.found, .all])
      await #expect(throws: CaseStoreError.self) { try await store.open([sample.submission], of: stored) }
    }
  }

  @Test("R3: found data goes first; the correspondence stays for its own time")
  func foundFirst() async throws {
    try await CaseDatabase.with { database in
      let sample = try await closedCase(database)
      try await database.administrator.query(
        "UPDATE habeas.timer SET due_at = habeas.now() - interval '1 minute' WHERE name = 'found-retention'")
      #expect(try await Timekeeping(database).fireDue() == [.foundRetention])
      let store = try await database.store(as: "habeas_case_intake")
      let stored = try await store.load(sample.id)
      #expect(try await store.open([sample.submission], of: stored) == [sample.content])
      #expect(
        try await database.administrator.query("SELECT purpose FROM habeas.case_key").map { try $0.string("purpose") } == ["correspondence"]
      )
    }
  }

  @Test("R3: a hold keeps everything past its time; lifting it lets it go at once")
  func hold() async throws {
    try await CaseDatabase.with { database in
      let sample = try await closedCase(database)
      let officer = try await database.store(as: CaseDatabase.officer)
      try await sample.apply(.placeHold(HoldPlaced(reasonsItem: UUID(), on: SampleCase.received)), officer)
      try await database.advanceClock(by: "40000 days")
      let timekeeper = try await Timekeeping(database)
      #expect(try await timekeeper.fireDue() == [])
      #expect(try await Self.count("habeas.vault", database) > 0)
      try await sample.apply(.liftHold(HoldLifted(on: SampleCase.received)), officer)
      #expect(try await timekeeper.fireDue() == [.foundRetention, .retentionEnd])
      #expect(try await Self.count("habeas.vault", database) == 0)
    }
  }

  /// A timekeeper in a session of its own.
  private struct Timekeeping {
    let client: PostgresClient
    let store: CaseStore

    init(_ database: CaseDatabase) async throws {
      client = try await database.client(as: "habeas_timekeeper")
      store = CaseStore(client: client, keyring: nil, calendar: try ControllerCalendar(zone: "Europe/London"))
    }

    /// Fires what is due, each timer in a batch of its own as they come.
    func fireDue() async throws -> Set<CaseTimer> {
      var fired: Set<CaseTimer> = []
      while case let due = try await Timers(client: client).claim(limit: 10, seconds: 60), !due.isEmpty {
        fired.formUnion(try await store.fire(due).fired.map(\.timer))
      }
      return fired
    }
  }

  /// A case that a person found to be no request; it closed today.
  private func closedCase(_ database: CaseDatabase) async throws -> SampleCase {
    let sample = SampleCase()
    let intake = try await database.store(as: "habeas_case_intake")
    try await sample.open(intake)
    try await sample.apply(.requireTriage(.unclearRequest), intake)
    try await sample.apply(
      .dismissTriage(on: intake.calendar.date(of: try await intake.now())), try await database.store(as: CaseDatabase.officer))
    return sample
  }

  private static func count(_ table: String, _ database: CaseDatabase) async throws -> Int {
    try await database.administrator.query("SELECT count(*)::integer AS n FROM \(table)")[0].int("n")
  }
}
