import CaseStore
import Foundation
import PostgresClient
import Testing

@Suite("The outbox", .timeLimit(.minutes(2)))
struct OutboxTests {
  @Test("rule 9: several relays claim every due row once")
  func claims() async throws {
    try await CaseDatabase.with { database in
      let rows = Set(try await OutboxRecord.insert(300, database))
      let claimed = try await withThrowingTaskGroup(of: [UUID].self) { group in
        for _ in 0..<3 {
          let relay = try await Self.relay(database)
          group.addTask {
            var mine: [UUID] = []
            while case let some = try await relay.claim(limit: 7, seconds: 60), !some.isEmpty { mine += some.map(\.id) }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.count == 300 && Set(claimed) == rows)
    }
  }

  @Test("a claim ends by itself: what a relay that died held is due again")
  func expiry() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let rows = try await OutboxRecord.insert(3, database)
      #expect(try await relay.claim(limit: 10, seconds: 60).count == 3)
      try await database.advanceClock(by: "59 seconds")
      #expect(try await relay.claim(limit: 10, seconds: 60).isEmpty)
      try await database.advanceClock(by: "61 seconds")
      #expect(Set(try await relay.claim(limit: 10, seconds: 60).map(\.id)) == Set(rows))
    }
  }

  @Test("a claimed row comes with all that the relay has to publish; the longest due first")
  func content() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let rows = try await OutboxRecord.all(database)
      let claimed = try await relay.claim(limit: 10, seconds: 60)
      #expect(Set(claimed.map(\.id)) == Set(rows.map(\.message)))
      for message in claimed {
        let row = try #require(rows.first { $0.message == message.id })
        #expect(message.type == row.type && message.routingKey == row.routingKey && message.body == row.body)
        #expect(message.caseID == row.caseID && message.traceparent == row.traceparent)
      }
      let ids = try await OutboxRecord.insert(2, database)
      try await database.administrator.query(
        "UPDATE habeas.outbox SET due_at = due_at - interval '1 hour' WHERE message_id = $1", [.uuid(ids[1])])
      #expect(try await relay.claim(limit: 1, seconds: 60).map(\.id) == [ids[1]])
    }
  }

  @Test("rule 1: a published row stays until its consumer commits; a receipt is done when the broker has it")
  func published() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      try await relay.published(try await relay.claim(limit: 10, seconds: 60).map(\.id))
      let rows = try await OutboxRecord.all(database)
      #expect(rows.count == 2 && rows.allSatisfy { $0.caseID == sample.id && $0.isPublished && !$0.isClaimed })
      try await database.advanceClock(by: "1 day")
      #expect(try await relay.claim(limit: 10, seconds: 60).isEmpty)
      try await relay.published([])
    }
  }

  @Test("what the broker did not take is due again later, with the reason")
  func unpublished() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let rows = try await OutboxRecord.insert(2, database)
      _ = try await relay.claim(limit: 10, seconds: 60)
      try await relay.unpublished([rows[0]], reason: "the broker is away", seconds: 30)
      let row = try #require(try await OutboxRecord.one(rows[0], database))
      #expect(!row.isPublished && !row.isClaimed && !row.isParked && row.reason == "the broker is away")
      #expect((25...30).contains(row.dueIn))
      #expect(try await relay.claim(limit: 10, seconds: 60).isEmpty)
      try await database.advanceClock(by: "31 seconds")
      #expect(try await relay.claim(limit: 10, seconds: 60).map(\.id) == [rows[0]])
    }
  }

  @Test("rule 9: a step that its worker put off before the relay reported stays put off, and is not taken for published")
  func fastConsumer() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let identity = try await database.store(as: "habeas_identity_verification")
      let claimed = try await relay.claim(limit: 10, seconds: 60)
      let message = try #require(claimed.first { $0.routingKey == "identity.verify" }).id
      // The broker delivers faster than the relay writes down that it has published.
      #expect(
        try await identity.retry(message, reason: "busy", first: .seconds(10), maximum: .seconds(60), limit: 8) == .retry)
      try await relay.published(claimed.map(\.id))
      try await relay.unpublished([message], reason: "the broker is away", seconds: 0)
      let row = try #require(try await OutboxRecord.one(message, database))
      #expect(!row.isPublished && row.attempts == 1 && row.reason == "busy" && row.dueIn > 5)
      try await database.advanceClock(by: "11 seconds")
      #expect(try await relay.claim(limit: 10, seconds: 60).map(\.id) == [message])
    }
  }

  @Test("rule 1: what was published long ago and never processed is published again, and nothing else")
  func reconcile() async throws {
    try await CaseDatabase.with { database in
      let relay = try await Self.relay(database)
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let timers = Timers(client: try await database.client(as: "habeas_timekeeper"))
      let parked = try await OutboxRecord.insert(1, of: sample.id, database)
      try await relay.published(try await relay.claim(limit: 10, seconds: 60).map(\.id))
      let waiting = try await OutboxRecord.insert(1, of: sample.id, database)
      _ = try await database.store(as: "habeas_response_assembly").park(parked[0], reason: "look")
      #expect(try await timers.reconcile(olderThan: 900) == 0)
      try await database.advanceClock(by: "901 seconds")
      #expect(try await timers.reconcile(olderThan: 900) == 2)
      #expect(try await timers.reconcile(olderThan: 900) == 0)
      let due = Set(try await relay.claim(limit: 10, seconds: 60).map(\.id))
      #expect(due.count == 3 && due.contains(waiting[0]) && !due.contains(parked[0]))
    }
  }

  private static func relay(_ database: CaseDatabase) async throws -> Outbox {
    Outbox(client: try await database.client(as: "habeas_outbox_relay"))
  }
}
