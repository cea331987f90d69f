import CaseStore
import Foundation
import MessageSchemas
import RightsCase
import Testing

@Suite("Receipts of submissions", .timeLimit(.minutes(2)))
struct SubmissionTests {
  @Test("rule 1: a further message joins its case and is receipted in one transaction, once")
  func joins() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(store)
      let submission = UUID()
      let stored = try await store.load(sample.id)
      for _ in 0..<2 {
        let outcome = try await store.join(
          stored, submission: submission, channel: .email, outcome: .joined, traceparent: nil
        ) { draft, _ in try draft.apply(sample.join(submission)) }
        switch outcome {
        case .done(let state)?: #expect(state.submissions == [sample.submission, submission])
        case .duplicate?: break
        case nil: Issue.record("nobody else has changed the case")
        }
      }
      #expect(try await store.load(sample.id).state.submissions == [sample.submission, submission])
      #expect(try await store.outcome(of: submission)?.outcome == .joined)
      // Asked again, the receipt goes out again.
      #expect(try await Self.receipts(database).filter { $0.submission == submission }.map(\.outcome) == ["joined", "joined"])
    }
  }

  @Test("rule 4: when the case changed meanwhile, nothing is joined and nothing receipted")
  func stale() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(store)
      let old = try await store.load(sample.id)
      try await sample.apply(sample.join(UUID()), store)
      let submission = UUID()
      let outcome = try await store.join(
        old, submission: submission, channel: .email, outcome: .joined, traceparent: nil
      ) { draft, _ in try draft.apply(sample.join(submission)) }
      guard case nil = outcome else {
        Issue.record("an old version was written over")
        return
      }
      #expect(try await store.outcome(of: submission) == nil)
      #expect(try await Self.receipts(database).contains { $0.submission == submission } == false)
    }
  }

  @Test("rule 1: a submission that is no request is receipted too, and keeps its first outcome")
  func noRequest() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_case_intake")
      let submission = UUID()
      try await store.record(submission, caseID: nil, channel: .email, outcome: .notARequest)
      try await store.record(submission, caseID: nil, channel: .email, outcome: .refused)
      let known = try await store.outcome(of: submission)
      #expect(known?.outcome == .notARequest && known?.caseID == nil)
      #expect(try await Self.receipts(database).map(\.outcome) == ["not-a-request", "not-a-request"])
      #expect(try await store.outcome(of: UUID()) == nil)
      #expect(try await store.caseID(reference: "00000-00000") == nil)
    }
  }

  private static func receipts(_ database: CaseDatabase) async throws -> [ReceiptMessage] {
    try await OutboxRecord.all(database).filter { $0.caseID == nil }.map { try ReceiptMessage(type: $0.type, body: Array($0.body.utf8)) }
  }
}
