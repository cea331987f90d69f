import CaseStore
import Foundation
import PostgresClient
import Testing

@Suite("Retries and parking", .timeLimit(.minutes(2)))
struct RetryTests {
  @Test("rule 9: a step is due twice as late each time, up to the maximum, and is parked after its limit")
  func backoff() async throws {
    try await CaseDatabase.with { database in
      let (store, message, _) = try await Self.step(database)
      for (attempt, delay) in [10.0, 20, 40, 60, 60].enumerated() {
        #expect(
          try await store.retry(message, reason: "attempt \(attempt)", first: .seconds(10), maximum: .seconds(60), limit: 6) == .retry)
        let row = try #require(try await OutboxRecord.one(message, database))
        #expect(row.attempts == attempt + 1 && row.reason == "attempt \(attempt)" && !row.isPublished && !row.isParked && !row.isClaimed)
        // Within a twentieth either way; the clock has gone on a little.
        #expect((delay * 0.95 - 5...delay * 1.05).contains(row.dueIn), "attempt \(attempt): due in \(row.dueIn) s")
      }
      #expect(try await store.retry(message, reason: "at last", first: .seconds(10), maximum: .seconds(60), limit: 6) == .parked)
      let row = try #require(try await OutboxRecord.one(message, database))
      #expect(row.isParked && row.attempts == 6 && row.reason == "at last")
    }
  }

  @Test("rule 9: a parked step waits for a person: it shows on the desk, nothing publishes it, and it runs again when resumed")
  func parking() async throws {
    try await CaseDatabase.with { database in
      let (store, message, sample) = try await Self.step(database)
      let relay = Outbox(client: try await database.client(as: "habeas_outbox_relay"))
      try await relay.published(try await relay.claim(limit: 10, seconds: 60).map(\.id))
      #expect(try await store.park(message, reason: "install the template") == .parked)

      let desk = Desk(client: try await database.client(as: CaseDatabase.officer))
      #expect(try await desk.cases().map(\.parked) == [1])
      let line = try #require(try await desk.steps(of: sample.id).first { $0.message == message })
      #expect(line.parkedAt != nil && line.lastReason == "install the template" && line.routingKey == "identity.verify")
      try await database.advanceClock(by: "2 days")
      #expect(try await Timers(client: try await database.client(as: "habeas_timekeeper")).reconcile(olderThan: 60) == 1)
      #expect(try await relay.claim(limit: 10, seconds: 1).contains { $0.id == message } == false)

      #expect(try await desk.resume(message))
      #expect(try await desk.resume(message) == false)
      #expect(try await desk.cases().map(\.parked) == [0])
      let row = try #require(try await OutboxRecord.one(message, database))
      #expect(!row.isParked && row.attempts == 0 && row.dueIn <= 0)
      #expect(try await relay.claim(limit: 10, seconds: 60).contains { $0.id == message })
    }
  }

  @Test("rule 9: only a person takes a step out of parking, not a late attempt of a worker")
  func parkedStays() async throws {
    try await CaseDatabase.with { database in
      let (store, message, _) = try await Self.step(database)
      #expect(try await store.park(message, reason: "look") == .parked)
      #expect(try await store.retry(message, reason: "late", first: .seconds(1), maximum: .seconds(1), limit: 8) == .parked)
      let row = try #require(try await OutboxRecord.one(message, database))
      #expect(row.isParked && row.reason == "look" && row.attempts == 0)
    }
  }

  @Test("a step that is done meanwhile is gone: it is neither put off nor parked")
  func gone() async throws {
    try await CaseDatabase.with { database in
      let (store, message, _) = try await Self.step(database)
      #expect(try await store.isProcessed(message) == false)
      try await store.complete(message)
      try await store.complete(message)
      #expect(try await store.isProcessed(message))
      #expect(try await OutboxRecord.one(message, database) == nil)
      #expect(try await store.retry(message, reason: "late", first: .seconds(1), maximum: .seconds(1), limit: 1) == .gone)
      #expect(try await store.park(message, reason: "late") == .gone)
    }
  }

  @Test("inbox keys are kept for thirty days")
  func purge() async throws {
    try await CaseDatabase.with { database in
      let (store, message, _) = try await Self.step(database)
      try await store.complete(message)
      let timers = Timers(client: try await database.client(as: "habeas_timekeeper"))
      try await database.advanceClock(by: "29 days 23 hours")
      #expect(try await timers.purgeInbox() == 0)
      try await database.advanceClock(by: "30 days 1 minute")
      // The step and the submission that opened the case.
      #expect(try await timers.purgeInbox() == 2)
      #expect(try await store.isProcessed(message) == false)
    }
  }

  @Test("a daily root is kept once a day")
  func roots() async throws {
    try await CaseDatabase.with { database in
      let timers = Timers(client: try await database.client(as: "habeas_timekeeper"))
      #expect(try await timers.lastRoot() == nil)
      #expect(try await timers.record(root: [1], cases: 3, day: "2026-03-02", signed: "first"))
      #expect(try await timers.record(root: [2], cases: 3, day: "2026-03-02", signed: "second") == false)
      #expect(try await timers.record(root: [3], cases: 3, day: "2026-03-01", signed: "earlier"))
      let last = try await Timers(client: try await database.client(as: CaseDatabase.officer)).lastRoot()
      #expect(last?.day == "2026-03-02" && last?.signed == "first")
    }
  }

  /// A store of identity-verification's and the message of its step in a new case.
  private static func step(_ database: CaseDatabase) async throws -> (CaseStore, UUID, SampleCase) {
    let sample = SampleCase()
    try await sample.open(try await database.store(as: "habeas_case_intake"))
    let message = try await OutboxRecord.all(database).first { $0.routingKey == "identity.verify" }
    return (try await database.store(as: "habeas_identity_verification"), try #require(message).message, sample)
  }
}
