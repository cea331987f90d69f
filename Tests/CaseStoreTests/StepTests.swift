import CaseStore
import Foundation
import MessageSchemas
import PostgresClient
import RightsCase
import RightsLaw
import Testing

@Suite("habeas.step", .timeLimit(.minutes(2)))
struct StepTests {
  @Test("rule 4: a submission opens its case once, with events, steps, timers and receipt in one transaction")
  func opens() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      guard case .opened(let state) = try await sample.open(store) else {
        Issue.record("the case was not opened")
        return
      }
      let stored = try await store.load(sample.id)
      #expect(stored.state == state)
      #expect(
        stored.events.map(\.event.kind) == [.caseOpened, .rightRequested, .clockStated, .noticeRequested, .identityCheckRequested])
      #expect(Set(stored.events.map(\.actor)) == ["case-intake"])

      guard case .alreadyOpen = try await sample.open(store) else {
        Issue.record("the same submission opened a second case")
        return
      }
      #expect(try await store.load(sample.id).events == stored.events)
      #expect(try await store.outcome(of: sample.submission)?.outcome == .opened)
      #expect(try await store.outcome(of: sample.submission)?.caseID == sample.id)
      #expect(try await store.caseID(reference: sample.opening.reference) == sample.id)
      let line = try #require(try await Desk(client: try await database.client(as: CaseDatabase.officer)).cases().first)
      #expect(line.phase == "received" && line.receivedOn == "2026-03-02" && line.rights == ["access"] && line.attention == nil)
      #expect(line.dueOn == state.earliestDue?.description)
    }
  }

  @Test("rule 5: each event carries the hash of the one before; an independent computation finds any change")
  func hashChain() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(store)
      try await sample.bringToApproval(database)
      // Length and hash go by bytes, not by characters.
      let officer = try await database.client(as: CaseDatabase.officer)
      let version = try await store.load(sample.id).state.version
      try await RawStep(
        caseID: sample.id, expected: version, kinds: ["identity.check-requested"],
        bodies: [#"{"submission":"\#(sample.submission)","note":"Zoë – ✓"}"#]
      ).call(officer)

      let events = try await EventRecord.all(of: sample.id, database)
      #expect(events.count == version + 1)
      #expect(events.last?.actor == "dpo:\(CaseDatabase.officer)")
      #expect(EventRecord.firstBreak(in: events, of: sample.id) == nil)
      let head = try await Timers(client: try await database.client(as: "habeas_timekeeper")).heads()
      #expect(head.map(\.hash) == [events.last?.hash] && head.map(\.version) == [events.count])

      let changes = [
        ("body = body || ' '", "body = rtrim(body)"), ("at = at + interval '1 microsecond'", "at = at - interval '1 microsecond'"),
        ("actor = 'dpo:' || actor", "actor = substr(actor, 5)"), ("seq = 40", "seq = 4"),
      ]
      for (change, undo) in changes {
        try await database.administrator.query("UPDATE habeas.event SET \(change) WHERE seq = 4")
        #expect(EventRecord.firstBreak(in: try await EventRecord.all(of: sample.id, database), of: sample.id) == 4, "\(change)")
        try await database.administrator.query("UPDATE habeas.event SET \(undo) WHERE seq IN (4, 40)")
      }
      #expect(EventRecord.firstBreak(in: try await EventRecord.all(of: sample.id, database), of: sample.id) == nil)
      try await database.administrator.query("DELETE FROM habeas.event WHERE seq = 4")
      #expect(EventRecord.firstBreak(in: try await EventRecord.all(of: sample.id, database), of: sample.id) == 4)
    }
  }

  @Test("rule 4: a message that comes again has no second effect, and its row in the outbox goes")
  func duplicate() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let identity = try await database.store(as: "habeas_identity_verification")
      let message = try #require(try await OutboxRecord.all(database).first { $0.routingKey == "identity.verify" }).message
      guard case .done = try await sample.apply(sample.challenge, identity, completing: message) else {
        Issue.record("the step was not done")
        return
      }
      #expect(try await OutboxRecord.one(message, database) == nil)
      #expect(try await identity.isProcessed(message))
      let events = try await EventRecord.all(of: sample.id, database)
      // The relay's copy comes back, as after a restore of the outbox: the same message with other content.
      try await database.administrator.query(
        """
        INSERT INTO habeas.outbox (message_id, case_id, type, routing_key, body, caused_by, due_at, created_at)
        VALUES ($1, $2, 'habeas.identity.verify.v1', 'identity.verify', '{}', 'test', habeas.now(), habeas.now())
        """, [.uuid(message), .uuid(sample.id)])
      guard
        case .duplicate = try await identity.change(
          try await identity.load(sample.id), completing: message,
          { draft, _ in
            try draft.apply(sample.join(UUID()))
          })
      else {
        Issue.record("the message was taken twice")
        return
      }
      #expect(try await EventRecord.all(of: sample.id, database) == events)
      #expect(try await OutboxRecord.one(message, database) == nil)
    }
  }

  @Test("rule 4: a failed step leaves everything as it was, its outbox row included")
  func atomic() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let before = try await OutboxRecord.all(database)
      let message = try #require(before.first { $0.routingKey == "identity.verify" }).message
      let identity = try await database.client(as: "habeas_identity_verification")
      let step = RawStep(
        caseID: sample.id, expected: 5, message: message, kinds: ["identity.challenged", "response.approved"], bodies: ["{}", "{}"])
      await #expect { try await step.call(identity) } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
      #expect(try await OutboxRecord.all(database).map(\.message) == before.map(\.message))
      #expect(try await EventRecord.all(of: sample.id, database).count == 5)
      #expect(try await database.store(as: "habeas_identity_verification").isProcessed(message) == false)
    }
  }

  @Test("rule 4: when another worker was faster, the newer events are taken in and the decision is made again")
  func stale() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(intake)
      let identity = try await database.store(as: "habeas_identity_verification")
      let old = try await identity.load(sample.id)
      let joined = UUID()
      try await sample.apply(sample.join(joined), intake)
      var seen: [Int] = []
      let outcome = try await identity.change(old, completing: nil) { draft, stored in
        seen.append(stored.state.version)
        #expect(stored.events.count == stored.state.version)
        try draft.apply(sample.challenge)
      }
      #expect(seen == [5, 6])
      guard case .done(let state) = outcome else {
        Issue.record("the step was not done")
        return
      }
      #expect(state == (try await identity.load(sample.id)).state)
      #expect(state.submissions.last == joined)

      // Decided again, it may no longer be allowed; then nothing is recorded.
      await #expect { try await identity.change(old, completing: nil) { draft, _ in try draft.apply(sample.challenge) } } throws: {
        ($0 as? Rejection)?.code == .impossible
      }
      #expect(try await identity.load(sample.id).state == state)
    }
  }

  @Test("rule 4: two writers racing fifty times end with every event once and an unbroken chain")
  func race() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let submissions = (0..<2).map { _ in (0..<50).map { _ in UUID() } }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for mine in submissions {
          let store = try await database.store(as: "habeas_case_intake")
          // Loaded once and never again: from its second step on, each writer is always behind.
          let stored = try await store.load(sample.id)
          group.addTask {
            for submission in mine {
              let outcome = try await store.change(stored, completing: submission) { draft, _ in try draft.apply(sample.join(submission)) }
              guard case .done = outcome else { throw CancellationError() }
            }
          }
        }
        try await group.waitForAll()
      }
      let stored = try await database.store(as: "habeas_timekeeper", keyring: false).load(sample.id)
      let joined = stored.state.submissions.dropFirst()
      #expect(joined.count == 100 && Set(joined) == Set(submissions.joined()))
      for mine in submissions { #expect(joined.filter(Set(mine).contains) == mine, "each writer's events keep their order") }
      #expect(EventRecord.firstBreak(in: try await EventRecord.all(of: sample.id, database), of: sample.id) == nil)
    }
  }

  @Test("rule 3: the steps of an event have ids that come out the same, bodies with ids only and the trace of their cause")
  func outbox() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(intake)
      let rows = try await OutboxRecord.all(database)
      let steps = rows.filter { $0.caseID == sample.id }
      #expect(steps.map(\.routingKey) == ["identity.verify", "response.dispatch"])
      #expect(
        steps.map(\.message) == [
          MessageIdentity.step(caseID: sample.id, seq: 5, n: 0), MessageIdentity.step(caseID: sample.id, seq: 4, n: 0),
        ])
      let read = try steps.map { try StepMessage(type: $0.type, body: Array($0.body.utf8)) }
      #expect(
        read == [
          StepMessage(caseID: sample.id, step: .verifyIdentity(submission: sample.submission), version: 5),
          StepMessage(caseID: sample.id, step: .send(.notice(1)), version: 4),
        ])
      #expect(Set(rows.map(\.causedBy)) == ["habeas_case_intake"])
      let receipt = try #require(rows.first { $0.caseID == nil })
      #expect(receipt.routingKey == "intake.receipt.email")
      #expect(
        try ReceiptMessage(type: receipt.type, body: Array(receipt.body.utf8))
          == ReceiptMessage(submission: sample.submission, outcome: "opened"))

      let identity = try await database.store(as: "habeas_identity_verification")
      try await sample.apply(sample.challenge, identity)
      let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      try await identity.change(try await identity.load(sample.id), completing: nil, traceparent: trace) { draft, _ in
        try draft.apply(sample.verification)
      }
      let searches = try await OutboxRecord.all(database).filter { $0.routingKey.hasPrefix("discovery.search.") }
      #expect(searches.map(\.routingKey) == ["discovery.search.crm", "discovery.search.orders"])
      // Several steps of one event are told apart by their number within it.
      #expect(searches.map(\.message) == (0..<2).map { MessageIdentity.step(caseID: sample.id, seq: 8, n: $0) })
      #expect(searches.allSatisfy { $0.traceparent == trace })
      for row in try await OutboxRecord.all(database) {
        #expect(!row.body.contains("@") && !row.body.contains("Ingrid"), "a message carries ids only")
      }
    }
  }

  @Test("an id of a message is a UUID of version 8 and depends on case, event and number")
  func identifiers() {
    let caseID = UUID()
    let ids = [
      MessageIdentity.step(caseID: caseID, seq: 1, n: 0), MessageIdentity.step(caseID: caseID, seq: 1, n: 1),
      MessageIdentity.step(caseID: caseID, seq: 11, n: 0), MessageIdentity.step(caseID: UUID(), seq: 1, n: 0),
      MessageIdentity.openedCase(by: caseID),
    ]
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.uuid.6 >> 4 == 8 && $0.uuid.8 >> 6 == 2 })
    #expect(MessageIdentity.step(caseID: caseID, seq: 1, n: 0) == ids[0])
  }

  @Test("rule 6: a case begins with its opening and with nothing else")
  func beginning() async throws {
    try await CaseDatabase.with { database in
      let strangers: Set<String> = ["habeas_outbox_relay", "habeas_web_portal"]
      for login in CaseDatabase.workers.filter({ !strangers.contains($0) }) + [CaseDatabase.officer] {
        let client = try await database.client(as: login)
        let empty = RawStep(caseID: UUID(), timers: #"[{"name":"deadline-near","due_at":"2026-03-02T08:00:00Z"}]"#)
        #expect(try await empty.refusal(client) == "HB003", "\(login) made a case without an event")
        let other = RawStep(caseID: UUID(), kinds: ["triage.required"], bodies: ["{}"])
        #expect(try await other.refusal(client) != nil, "\(login) made a case without an opening")
      }
      #expect(try await database.administrator.query("SELECT FROM habeas.case_file").isEmpty)
    }
  }

  @Test("a message that was processed for nothing opens no case afterwards")
  func processedElsewhere() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await store.complete(sample.submission)
      #expect(
        try await RawStep(caseID: sample.id, message: sample.submission, kinds: ["case.opened"], bodies: ["{}"])
          .call(try await database.client(as: "habeas_case_intake")) == "duplicate")
      #expect(try await database.administrator.query("SELECT FROM habeas.case_file").isEmpty)
    }
  }

  @Test("a version that the case has not reached is refused, and so is an unknown case")
  func impossibleVersions() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(store)
      let client = try await database.client(as: "habeas_case_intake")
      #expect(try await RawStep(caseID: sample.id, expected: 6, kinds: ["triage.required"], bodies: ["{}"]).refusal(client) == "HB005")
      #expect(try await RawStep(caseID: UUID(), expected: 3, kinds: ["triage.required"], bodies: ["{}"]).refusal(client) == "HB003")
      await #expect { try await store.load(UUID()) } throws: { ($0 as? CaseStoreError)?.code == .noSuchCase }
    }
  }
}
