import CaseStore
import Foundation
import PostgresClient
import RightsCase
import Testing

@Suite("Authority at the moment of sending", .timeLimit(.minutes(2)))
struct AuthorityTests {
  private static let key = "a1b2c3d4a1b2c3d4"
  private static let otherKey = "0f0f0f0f0f0f0f0f"

  @Test("rule 8: nothing is attempted under a key that is not enrolled or is revoked")
  func attempts() async throws {
    try await CaseDatabase.with { database in
      let (sample, dispatch) = try await Self.opened(database)
      let authorities = Authorities(client: try await database.client(as: CaseDatabase.officer))
      #expect(await Self.refusal { try await sample.apply(sample.attempt(.notice(1), key: Self.key), dispatch) } == "HB001")
      try await authorities.enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      #expect(await Self.refusal { try await sample.apply(sample.attempt(.notice(1), key: Self.otherKey), dispatch) } == "HB001")

      #expect(try await authorities.revoke(keyID: Self.key, revocation: #"{"why":"lost"}"#))
      #expect(try await authorities.revoke(keyID: Self.key, revocation: "{}") == false, "a revocation stands")
      #expect(try await authorities.revoke(keyID: Self.otherKey, revocation: "{}") == false)
      #expect(await Self.refusal { try await sample.apply(sample.attempt(.notice(1), key: Self.key), dispatch) } == "HB002")
      // Enrolled a second time, it stays revoked.
      try await authorities.enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      #expect(await Self.refusal { try await sample.apply(sample.attempt(.notice(1), key: Self.key), dispatch) } == "HB002")
      let row = try #require(try await authorities.approvers().first)
      #expect(row.revocation == #"{"why":"lost"}"# && row.revokedAt != nil)

      try await authorities.enrol(keyID: Self.otherKey, login: CaseDatabase.officer, enrolment: "{}")
      try await sample.apply(sample.attempt(.notice(1), key: Self.otherKey), dispatch)
      #expect(try await dispatch.load(sample.id).state.transmission(of: .notice(1))?.status == .attempting)
    }
  }

  @Test("rule 8: a body without a key is refused as well")
  func keyless() async throws {
    try await CaseDatabase.with { database in
      let (sample, _) = try await Self.opened(database)
      let client = try await database.client(as: "habeas_response_dispatch")
      for body in ["{}", #"{"keyID":null}"#, #"{"keyID":""}"#] {
        #expect(try await RawStep(caseID: sample.id, expected: 5, kinds: ["send.attempted"], bodies: [body]).refusal(client) == "HB001")
      }
      // Of several events, each is looked at.
      try await Authorities(client: try await database.client(as: CaseDatabase.officer))
        .enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      let second = RawStep(
        caseID: sample.id, expected: 5, kinds: ["send.attempted", "send.attempted"], bodies: [#"{"keyID":"\#(Self.key)"}"#, "{}"])
      #expect(try await second.refusal(client) == "HB001")
    }
  }

  @Test("rule 6: an officer approves with a key of their own alone, while it is not revoked")
  func approvals() async throws {
    try await CaseDatabase.with { database in
      let (sample, _) = try await Self.opened(database)
      try await sample.bringToApproval(database)
      let officer = try await database.store(as: CaseDatabase.officer)
      let other = try await database.store(as: CaseDatabase.secondOfficer)
      #expect(await Self.refusal { try await sample.apply(sample.approval(key: Self.key), officer) } == "HB001")
      try await officer.authorities.enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      try await officer.authorities.enrol(keyID: Self.otherKey, login: CaseDatabase.secondOfficer, enrolment: "{}")
      #expect(await Self.refusal { try await sample.apply(sample.approval(key: Self.key), other) } == "HB004")
      #expect(await Self.refusal { try await sample.apply(sample.approval(key: Self.otherKey), officer) } == "HB004")
      _ = try await officer.authorities.revoke(keyID: Self.otherKey, revocation: "{}")
      #expect(await Self.refusal { try await sample.apply(sample.approval(key: Self.otherKey), other) } == "HB002")
      #expect(try await officer.load(sample.id).state.phase == .awaitingApproval)

      try await sample.apply(sample.approval(key: Self.key), officer)
      let stored = try await officer.load(sample.id)
      #expect(stored.state.phase == .approved)
      #expect(stored.events.last?.actor == "dpo:\(CaseDatabase.officer)")
      #expect(try await OutboxRecord.all(database).contains { $0.body.contains(#""step":"answer:1""#) })
    }
  }

  @Test("rule 8: an attempt that comes while a revocation is being committed waits for it and is refused")
  func revocationFirst() async throws {
    try await CaseDatabase.with { database in
      let (sample, dispatch) = try await Self.opened(database, enrolling: Self.key)
      let officer = try await database.client(as: CaseDatabase.officer)
      let attempt = try await officer.withTransaction { transaction in
        _ = try await transaction.query("SELECT habeas.revoke($1, '{}')", [.text(Self.key)])
        let attempt = Task { await Self.refusal { try await sample.apply(sample.attempt(.notice(1), key: Self.key), dispatch) } }
        try await database.awaitBlockedSession()
        return attempt
      }
      #expect(await attempt.value == "HB002")
      #expect(try await dispatch.load(sample.id).state.transmission(of: .notice(1))?.attempts == 0)
    }
  }

  @Test("rule 8: a revocation that comes while an attempt is being committed waits for it and is later than it")
  func attemptFirst() async throws {
    try await CaseDatabase.with { database in
      let (sample, dispatch) = try await Self.opened(database, enrolling: Self.key)
      let worker = try await database.client(as: "habeas_response_dispatch")
      let authorities = Authorities(client: try await database.client(as: CaseDatabase.officer))
      let body = #"{"subject":"notice:1","attempt":1,"messageID":"one@mail.example","digest":"d","keyID":"\#(Self.key)"}"#
      let step = RawStep(caseID: sample.id, expected: 5, kinds: ["send.attempted"], bodies: [body])
      var committing = Date.distantFuture
      let revocation = try await worker.withTransaction { transaction in
        _ = try await transaction.query(RawStep.sql, step.parameters)
        let revocation = Task { try await authorities.revoke(keyID: Self.key, revocation: "{}") }
        try await database.awaitBlockedSession()
        // The revocation waits since before this moment; what it is dated by comes after it.
        committing = try await transaction.query("SELECT habeas.now() AS now")[0].date("now")
        return revocation
      }
      #expect(try await revocation.value)
      #expect(try await dispatch.load(sample.id).state.transmission(of: .notice(1))?.attempts == 1)
      let revokedAt = try #require(try await authorities.approvers().first?.revokedAt)
      #expect(revokedAt > committing, "a revocation counts from when it takes hold")
      try await Self.expectOrder(database)
    }
  }

  @Test("rule 8: however they race, an attempt and a revocation have one order and never an attempt after it")
  func race() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let dispatch = try await database.store(as: "habeas_response_dispatch")
      let authorities = Authorities(client: try await database.client(as: CaseDatabase.officer))
      var refused = 0
      for round in 0..<40 {
        let key = String(round + 0x1000_0000, radix: 16)
        let sample = SampleCase()
        try await sample.open(intake)
        try await authorities.enrol(keyID: key, login: CaseDatabase.officer, enrolment: "{}")
        let stored = try await dispatch.load(sample.id)
        async let attempt = Self.refusal {
          try await dispatch.change(stored, completing: nil) { draft, _ in try draft.apply(sample.attempt(.notice(1), key: key)) }
        }
        async let revoked = authorities.revoke(keyID: key, revocation: "{}")
        let outcome = await attempt
        #expect(try await revoked)
        #expect(outcome == nil || outcome == "HB002")
        refused += outcome == nil ? 0 : 1
        #expect(try await dispatch.load(sample.id).events.count == (outcome == nil ? 6 : 5))
      }
      #expect((0...40).contains(refused))
      try await Self.expectOrder(database)
    }
  }

  @Test("rule 8: standing approvals are listed until they are withdrawn, the newest first")
  func standing() async throws {
    try await CaseDatabase.with { database in
      let officer = Authorities(client: try await database.client(as: CaseDatabase.officer))
      await #expect { try await officer.stand(keyID: Self.key, signed: "{}") } throws: { ($0 as? PostgresError)?.sqlState == "23503" }
      try await officer.enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      let first = try await officer.stand(keyID: Self.key, signed: #"{"n":1}"#)
      let second = try await officer.stand(keyID: Self.key, signed: #"{"n":2}"#)
      let dispatch = Authorities(client: try await database.client(as: "habeas_response_dispatch"))
      #expect(try await dispatch.standing().map(\.id) == [second, first])
      #expect(try await dispatch.standing().map(\.signed) == [#"{"n":2}"#, #"{"n":1}"#])
      try await database.administrator.query(
        "UPDATE habeas.standing_approval SET revoked_at = habeas.now() WHERE approval = $1", [.uuid(second)])
      #expect(try await dispatch.standing().map(\.id) == [first])
    }
  }

  /// An opened case, dispatch's store and, when asked for, an enrolled key of the officer's.
  private static func opened(_ database: CaseDatabase, enrolling key: String? = nil) async throws -> (SampleCase, CaseStore) {
    let sample = SampleCase()
    try await sample.open(try await database.store(as: "habeas_case_intake"))
    if let key {
      try await Authorities(client: try await database.client(as: CaseDatabase.officer))
        .enrol(keyID: key, login: CaseDatabase.officer, enrolment: "{}")
    }
    return (sample, try await database.store(as: "habeas_response_dispatch"))
  }

  /// No attempt bears a time at or after the revocation of its key.
  private static func expectOrder(_ database: CaseDatabase) async throws {
    let late = try await database.administrator.query(
      """
      SELECT FROM habeas.event e JOIN habeas.approver a ON a.key_id = e.body::jsonb->>'keyID'
      WHERE e.kind = 'send.attempted' AND e.at >= a.revoked_at
      """)
    #expect(late.isEmpty)
  }

  /// The SQLSTATE that `body` is refused with; `nil` where it is not.
  private static func refusal<Value: Sendable>(_ body: @Sendable () async throws -> Value) async -> String? {
    do {
      _ = try await body()
      return nil
    } catch let error as PostgresError {
      return error.sqlState ?? "\(error.code)"
    } catch {
      return "\(error)"
    }
  }
}
