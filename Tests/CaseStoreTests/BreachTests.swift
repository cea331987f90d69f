import CaseStore
import Foundation
import PostgresClient
import RightsCase
import RightsLaw
import Testing

@Suite("A breach by our own answer, in the database", .timeLimit(.minutes(2)))
struct BreachTests {
  private static let key = "a1b2c3d4a1b2c3d4"

  @Test("R24: recording it ends every link to an answer of its case alone; a closed case stands in the inbox until it is decided")
  func endsLinks() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let dispatch = try await database.store(as: "habeas_response_dispatch")
      let officer = try await database.store(as: CaseDatabase.officer)
      let client = try await database.client(as: CaseDatabase.officer)
      try await Authorities(client: client).enrol(keyID: Self.key, login: CaseDatabase.officer, enrolment: "{}")
      let cases = [SampleCase(), SampleCase()]
      for (number, sample) in cases.enumerated() {
        try await sample.open(intake)
        try await sample.apply(sample.attempt(.notice(1), key: Self.key), dispatch)
        try await sample.apply(
          .concludeSend(SendConcluded(subject: .notice(1), attempt: 1, outcome: .sent, on: SampleCase.received)), dispatch)
        _ = try await dispatch.offerDownload(
          of: sample.id, version: 1, lookup: Array(repeating: UInt8(number), count: 32), sealed: [1], fileName: "a.zip", days: 7)
        try await sample.apply(.withdraw(RightWithdrawn(item: 1, submission: nil, on: SampleCase.received)), officer)
      }
      let desk = Desk(client: client)
      #expect(try await desk.cases().isEmpty, "both are closed")

      let now = Int(try await officer.now().timeIntervalSince1970)
      let breach = BreachRecorded(breach: 1, subject: .notice(1), awareAt: now, recordItem: UUID(), on: SampleCase.received)
      try await cases[0].apply(.recordBreach(breach), officer)
      let left = try await database.administrator.query("SELECT case_id FROM portal.download").map { try $0.uuid("case_id") }
      #expect(left == [cases[1].id])
      let open = try await desk.cases()
      #expect(open.map(\.caseID) == [cases[0].id] && open.first?.attention == "breach-open")

      let timer = try await database.administrator.query("SELECT due_at FROM habeas.timer WHERE name = 'breach-notification'")
      #expect(try timer.map { Int(try $0.date("due_at").timeIntervalSince1970) } == [now + 48 * 3_600])
      try await cases[0].apply(
        .assessBreach(
          BreachAssessed(
            breach: 1, authority: .noRisk, person: .noHighRisk, recordItem: UUID(), on: SampleCase.received)), officer)
      #expect(try await desk.cases().isEmpty)
    }
  }
}
