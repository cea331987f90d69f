import CaseStore
import Foundation
import PostgresClient
import RightsCase
import Testing

@Suite("Who may say what", .timeLimit(.minutes(2)))
struct EventKindTests {
  /// The design's rule 6, written down a second time.
  static let speakers: [CaseEvent.Kind: Set<String>] = [
    .caseOpened: ["case-intake"],
    .submissionJoined: ["case-intake"],
    .rightRequested: ["case-intake", "dpo"],
    .clockStated: ["case-intake", "response-dispatch", "dpo"],
    .triageRequired: ["case-intake", "identity-verification", "data-discovery", "response-dispatch", "timekeeper", "dpo"],
    .triageDecided: ["dpo"],
    .identityCheckRequested: ["case-intake", "dpo"],
    .identityChallenged: ["identity-verification"],
    .identityAttemptFailed: ["identity-verification"],
    .identityVerified: ["identity-verification"],
    .systemSearched: ["data-discovery"],
    .rightRefused: ["dpo"],
    .clarificationRequested: ["dpo"],
    .clarificationAnswered: ["dpo"],
    .deadlineExtended: ["dpo"],
    .feeRequested: ["dpo"],
    .feePaid: ["dpo"],
    .rightWithdrawn: ["dpo"],
    .rightSettled: ["dpo"],
    .exemptionApplied: ["dpo"],
    .complaintConcluded: ["dpo"],
    .responseAssembled: ["response-assembly"],
    .responseApproved: ["dpo"],
    .suppressionRequested: ["case-intake", "dpo"],
    .fulfilmentAttempted: ["data-fulfilment"],
    .systemFulfilled: ["data-fulfilment"],
    .processorAttempted: ["processor-notification"],
    .processorNotified: ["processor-notification"],
    .noticeRequested: ["case-intake", "identity-verification", "data-fulfilment", "processor-notification", "timekeeper", "dpo"],
    .sendAttempted: ["response-dispatch"],
    .sendConcluded: ["response-dispatch"],
    .sendResolved: ["dpo"],
    .bounced: ["case-intake"],
    .timerFired: ["timekeeper"],
    .holdPlaced: ["dpo"],
    .holdLifted: ["dpo"],
    .breachRecorded: ["dpo"],
    .breachAssessed: ["dpo"],
    .restrictionLifted: ["dpo"],
    .authorityRequested: ["dpo"],
    .authorityGiven: ["dpo"],
    .retentionEnded: ["timekeeper"],
    .caseClosed: ["response-dispatch", "data-fulfilment", "processor-notification", "dpo"],
  ]

  @Test("rule 6: the table of kinds has every kind and only the speakers of the design")
  func table() async throws {
    try await CaseDatabase.with { database in
      let rows = try await database.administrator.query("SELECT kind, actor FROM habeas.event_kind")
      let found = try Dictionary(grouping: rows) { try $0.string("kind") }.mapValues { Set(try $0.map { try $0.string("actor") }) }
      #expect(found == Dictionary(uniqueKeysWithValues: Self.speakers.map { ($0.key.rawValue, $0.value) }))
      #expect(Set(Self.speakers.keys) == Set(CaseEvent.Kind.allCases))
    }
  }

  @Test("rule 6: every login can append the kinds that are its own, and no others")
  func everyPair() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let officer = try await database.client(as: CaseDatabase.officer)
      try await Authorities(client: officer).enrol(keyID: "00ff00ff00ff00ff", login: CaseDatabase.officer, enrolment: "{}")
      var accepted = 0
      for login in CaseDatabase.workers + [CaseDatabase.officer] {
        let client = try await database.client(as: login)
        let actor = login == CaseDatabase.officer ? "dpo" : String(login.dropFirst("habeas_".count)).replacing("_", with: "-")
        for kind in CaseEvent.Kind.allCases {
          let step = RawStep(caseID: sample.id, expected: 5, kinds: [kind.rawValue], bodies: [#"{"keyID":"00ff00ff00ff00ff"}"#])
          let refusal = try await step.refusal(client)
          let isAllowed = Self.speakers[kind]?.contains(actor) ?? false
          #expect(refusal == (isAllowed ? nil : "42501"), "\(login) and \(kind.rawValue)")
          accepted += refusal == nil ? 1 : 0
        }
        #expect(try await RawStep(caseID: sample.id, expected: 5, kinds: ["case.reopened"], bodies: ["{}"]).refusal(client) == "42501")
      }
      #expect(accepted == Self.speakers.values.reduce(0) { $0 + $1.count })
      #expect(try await EventRecord.all(of: sample.id, database).count == 5)
    }
  }

  @Test("rule 6: a login that is neither a worker nor of the office says nothing, whatever it may execute")
  func stranger() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let client = try await database.client(as: CaseDatabase.stranger)
      let step = RawStep(caseID: sample.id, expected: 5, kinds: ["triage.required"], bodies: ["{}"])
      #expect(try await step.refusal(client) == "42501")
      try await database.administrator.execute(
        script: """
          GRANT USAGE ON SCHEMA habeas TO \(CaseDatabase.stranger);
          GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA habeas TO \(CaseDatabase.stranger)
          """)
      #expect(try await step.refusal(client) == "42501")
      await #expect { try await client.query("SELECT * FROM habeas.load($1)", [.uuid(sample.id)]) } throws: {
        ($0 as? PostgresError)?.sqlState == "42501"
      }
      // A worker that becomes the owner by SET ROLE inside is still judged by its login.
      await #expect { try await client.query("SET ROLE habeas_owner") } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
    }
  }
}
