import AMQPClient
import CaseStore
import CaseWorker
import Foundation
import HabeasTesting
import PostgresClient
import RightsCase
import RightsLaw
import Synchronization
import Testing

@Suite("One message, one transaction", .timeLimit(.minutes(2)))
struct StepRunnerTests {
  @Test("rule 4: a step is committed with its message, then acknowledged; delivered again, it does nothing")
  func done() async throws {
    try await StepFixture.with { fixture in
      let calls = Mutex(0)
      let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      for _ in 0..<2 {
        let settlement = await fixture.process(fixture.delivery { $0.headers["traceparent"] = .string(trace) }) { step, stored in
          calls.withLock { $0 += 1 }
          #expect(step == .verifyIdentity(submission: fixture.submission) && stored.id == fixture.caseID)
          return .commit { draft, stored in if stored.state.challenges.isEmpty { try fixture.challenge(&draft) } }
        }
        #expect(settlement == .ack)
      }
      #expect(calls.withLock { $0 } == 2)
      #expect(try await fixture.row() == nil)
      #expect(try await fixture.store.load(fixture.caseID).state.challenges.count == 1)
      let traces = try await fixture.administrator.query(
        "SELECT traceparent FROM habeas.outbox WHERE case_id = $1 AND body LIKE '%notice:2%'", [.uuid(fixture.caseID)])
      #expect(try traces.map { try $0.string("traceparent") } == [trace])
      #expect(fixture.log.lines.map { $0.split(separator: " ")[0] } == ["step.done", "step.duplicate"])
    }
  }

  @Test("rule 3: work that the relay did not publish, or that is no work, is dead-lettered unseen")
  func refused() async throws {
    try await StepFixture.with { fixture in
      for bad in BadMessage.all {
        let settlement = await fixture.process(fixture.delivery(bad.change)) { _, _ in
          Issue.record("the handler saw a message that was refused: \(bad.reason)")
          return .obsolete
        }
        #expect(settlement == .deadLetter, "\(bad.reason)")
        #expect(fixture.log.lines.last == "message.refused queue=identity.verify reason=\(bad.reason)")
      }
      let row = try await fixture.row()
      #expect(row?.attempts == 0 && fixture.log.lines.count == BadMessage.all.count)
    }
  }

  @Test("a step that the case does not allow is completed: it changes nothing and does not come again")
  func rejection() async throws {
    for inCommit in [false, true] {
      try await StepFixture.with { fixture in
        let settlement = await fixture.process { _, _ in
          guard inCommit else { throw Rejection(.caseClosed, "the case is closed") }
          return .commit { draft, _ in try draft.apply(.dismissTriage(on: .init(dayNumber: 20_520))) }
        }
        #expect(settlement == .ack)
        let row = try await fixture.row()
        #expect(row == nil)
        #expect(try await fixture.store.isProcessed(fixture.message))
        #expect(try await fixture.store.load(fixture.caseID).state.version == 5)
        #expect(fixture.log.lines.first?.hasPrefix("step.rejected") == true)
      }
    }
  }

  @Test("rule 4: what another copy of the message began is no refusal: the step is decided anew, and its message stays")
  func concurrentCopies() async throws {
    try await StepFixture.with { fixture in
      let seen = Mutex<[Int]>([])
      let settlement = await fixture.process { _, stored in
        seen.withLock { $0.append(stored.state.version) }
        guard stored.state.challenges.isEmpty else { return .retry(reason: "another attempt is under way") }
        // The other copy commits its attempt after this one has loaded the case.
        try await fixture.store.change(stored, completing: nil) { draft, _ in try fixture.challenge(&draft) }
        return .commit { draft, _ in try fixture.challenge(&draft) }
      }
      #expect(settlement == .ack)
      let versions = seen.withLock { $0 }
      #expect(versions.count == 2 && versions[0] < versions[1])
      let row = try await fixture.row()
      #expect(row?.reason == "another attempt is under way")
      let isProcessed = try await fixture.store.isProcessed(fixture.message)
      #expect(!isProcessed, "who is at work can still complete it")
    }
  }

  @Test("what a handler answers is carried out: obsolete completes, retry puts off, park waits for a person")
  func results() async throws {
    try await StepFixture.with { fixture in
      #expect(await fixture.process { _, _ in .retry(reason: "the mail server is busy") } == .ack)
      var row = try #require(try await fixture.row())
      #expect(row.attempts == 1 && row.reason == "the mail server is busy" && !row.isParked)
      #expect(await fixture.process { _, _ in .park(reason: "install the template") } == .ack)
      row = try #require(try await fixture.row())
      #expect(row.reason == "install the template" && row.isParked)
      #expect(await fixture.process { _, _ in .obsolete } == .ack)
      #expect(try await fixture.row() == nil)
      #expect(try await fixture.store.isProcessed(fixture.message))
      #expect(fixture.log.lines.map { $0.split(separator: " ")[0] } == ["step.retry", "step.parked", "step.obsolete"])
    }
  }

  @Test("rule 9: an error nobody knows is tried again and parked in the end; its content is not stored")
  func unknownErrors() async throws {
    struct Surprise: Error { let address = "ingrid@vale.example" }
    try await StepFixture.with { fixture in
      #expect(await fixture.process { _, _ in throw Surprise() } == .ack)
      var row = try #require(try await fixture.row())
      #expect(row.attempts == 1 && !row.isParked && row.reason == "unexpected error of type Surprise; see the worker's log")
      #expect(await fixture.process { _, _ in throw Surprise() } == .ack)
      row = try #require(try await fixture.row())
      #expect(row.attempts == 2 && row.isParked)
      #expect(!fixture.log.lines.joined().contains("vale"))
    }
  }

  @Test("rule 9: a fault that nobody but a person mends parks at once; a passing one is tried again")
  func publicFaults() async throws {
    struct Fault: PublicFault {
      let isTransient: Bool
      var description: String { "the template 'answer' is missing; put it into the letters folder" }
    }
    try await StepFixture.with { fixture in
      #expect(await fixture.process { _, _ in throw Fault(isTransient: true) } == .ack)
      var row = try #require(try await fixture.row())
      #expect(row.attempts == 1 && !row.isParked && row.reason?.contains("'answer' is missing") == true)
      #expect(await fixture.process { _, _ in throw Fault(isTransient: false) } == .ack)
      row = try #require(try await fixture.row())
      #expect(row.attempts == 1 && row.isParked && row.reason?.contains("'answer' is missing") == true)
    }
  }

  @Test("an error of the database that no waiting mends is put off, with its code and nothing of its content")
  func databaseRefusal() async throws {
    try await StepFixture.with { fixture in
      #expect(
        await fixture.process { _, _ in
          // This login may not append it.
          .commit { draft, _ in
            try draft.apply(.join(SubmissionJoined(submission: UUID(), channel: .email, receivedOn: .init(dayNumber: 20_520))))
          }
        } == .ack)
      let row = try #require(try await fixture.row())
      #expect(row.attempts == 1 && row.reason == "the database refused the step (42501); see the server's log")
      #expect(try await fixture.store.load(fixture.caseID).state.version == 5)
    }
  }

  @Test("a step of a case that is not there is given up, not held")
  func unknownCase() async throws {
    try await StepFixture.with { fixture in
      let other = UUID()
      let delivery = fixture.delivery {
        $0.messageID = UUID().uuidString
        $0.body = Array(#"{"case":"\#(other)","step":"identity:\#(other)","version":1}"#.utf8)
      }
      #expect(await fixture.process(delivery) { _, _ in .obsolete } == .ack)
      #expect(fixture.log.lines.last?.hasPrefix("step.gone") == true)
    }
  }

  @Test("rule 4: while the database is away the message is held, and its step is done once when it is back")
  func databaseAway() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await StepFixture.with(on: try server.postgres) { fixture in
        let calls = Mutex(0)
        async let settlement = fixture.process { _, _ in
          let call = calls.withLock { calls -> Int in
            calls += 1
            return calls
          }
          // Not killed: a session may outlive its postmaster by just the step that is to fail.
          if call == 1 { try await server.stop() }
          return .commit { draft, _ in try fixture.challenge(&draft) }
        }
        try await fixture.log.await("database.away")
        try await server.start()
        #expect(await settlement == .ack)
        #expect(calls.withLock { $0 } >= 2)
        #expect(fixture.log.lines.last?.hasPrefix("step.done") == true)
        let state = try await fixture.store.load(fixture.caseID).state
        #expect(state.challenges.count == 1 && state.version == 7)
        // Held, not counted: nothing was put off.
        #expect(try await fixture.row() == nil)
      }
    }
  }

  @Test("a session that the server ends in mid-step costs one more try, not a retry in the database")
  func killedSession() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await StepFixture.with(on: try server.postgres) { fixture in
        let calls = Mutex(0)
        let settlement = await fixture.process { _, _ in
          if calls.withLock({ calls in
            calls += 1
            return calls == 1
          }) {
            try await fixture.administrator.query(
              "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = $1", [.text(StepFixture.login)])
          }
          return .commit { draft, _ in try fixture.challenge(&draft) }
        }
        #expect(settlement == .ack)
        let state = try await fixture.store.load(fixture.caseID).state
        #expect(state.challenges.count == 1)
        #expect(fixture.log.lines.last?.hasPrefix("step.done") == true)
        #expect(!fixture.log.lines.contains { $0.hasPrefix("step.failed") })
      }
    }
  }

  @Test("a runner that is told to stop gives the message back, untouched")
  func cancelled() async throws {
    try await StepFixture.with { fixture in
      let (started, signal) = AsyncStream.makeStream(of: Void.self)
      let running = Task {
        await fixture.process { _, _ in
          signal.finish()
          // The lock that the step needs is held by the test.
          return .commit { draft, _ in try fixture.challenge(&draft) }
        }
      }
      try await fixture.administrator.withTransaction { transaction in
        _ = try await transaction.query("SELECT FROM habeas.case_file FOR UPDATE")
        for await _ in started {}
        try await eventually("the step waits for the case") {
          try await transaction.query(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
          ).isEmpty == false
        }
        running.cancel()
        #expect(await running.value == .requeue)
      }
      #expect(try await fixture.row()?.attempts == 0)
      #expect(try await fixture.store.load(fixture.caseID).state.version == 5)
      #expect(!fixture.log.lines.contains { $0.hasPrefix("step.failed") || $0.hasPrefix("step.undone") }, "stopping is no fault")
    }
  }
}
