import CaseStore
import Foundation
import PostgresClient
import RightsCase
import Sealing
import Testing

@Suite("The vault", .timeLimit(.minutes(2)))
struct VaultTests {
  /// Who reads which purpose (architecture, contracts): everybody else gets neither key nor ciphertext.
  private static let readers: [String: Set<String>] = [
    "habeas_case_intake": ["correspondence"], "habeas_identity_verification": ["correspondence"],
    "habeas_data_discovery": ["correspondence", "found"], "habeas_response_assembly": ["correspondence", "found"],
    "habeas_data_fulfilment": ["correspondence"], "habeas_processor_notification": ["correspondence"],
    "habeas_response_dispatch": ["correspondence", "found"], CaseDatabase.officer: ["correspondence", "found"],
  ]

  @Test("rule 7: what is kept is ciphertext, and opens for the worker that holds the keyring")
  func roundTrip() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let row = try await database.administrator.query("SELECT purpose, kind, sealed FROM habeas.vault")[0]
      #expect(try row.string("purpose") == "correspondence" && row.string("kind") == "submission")
      let sealed = try row.bytes("sealed")
      #expect(sealed.count > sample.content.count)
      #expect(!String(decoding: sealed, as: UTF8.self).contains("Ingrid"))

      let identity = try await database.store(as: "habeas_identity_verification")
      let stored = try await identity.load(sample.id)
      #expect(try await identity.open([sample.submission], of: stored) == [sample.content])
      #expect(try await identity.open([], of: stored).isEmpty)
      await #expect { try await identity.open([UUID()], of: stored) } throws: { ($0 as? CaseStoreError)?.code == .noSuchItem }
    }
  }

  @Test("rule 7: items come back in the order asked for, and another case's item is not there")
  func order() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let (sample, other) = (SampleCase(), SampleCase())
      try await sample.open(intake)
      try await other.open(intake)
      let second = VaultItem(purpose: .correspondence, kind: "note", bytes: Array("second".utf8))
      try await intake.change(try await intake.load(sample.id), completing: nil) { draft, _ in draft.keep(second) }
      let stored = try await intake.load(sample.id)
      #expect(try await intake.open([second.id, sample.submission], of: stored) == [second.bytes, sample.content])
      await #expect { try await intake.open([other.submission], of: stored) } throws: { ($0 as? CaseStoreError)?.code == .noSuchItem }
    }
  }

  @Test("rule 7: an item put in another's place does not open")
  func swapped() async throws {
    try await CaseDatabase.with { database in
      let intake = try await database.store(as: "habeas_case_intake")
      let sample = SampleCase()
      try await sample.open(intake)
      let second = VaultItem(purpose: .correspondence, kind: "note", bytes: Array("second".utf8))
      try await intake.change(try await intake.load(sample.id), completing: nil) { draft, _ in draft.keep(second) }
      try await database.administrator.query(
        "UPDATE habeas.vault SET sealed = (SELECT sealed FROM habeas.vault WHERE item = $1) WHERE item = $2",
        [.uuid(sample.submission), .uuid(second.id)])
      let stored = try await intake.load(sample.id)
      await #expect { try await intake.open([second.id], of: stored) } throws: { ($0 as? SealingError)?.code == .authentication }
    }
  }

  @Test("rule 7: keys and items are given by purpose, to those alone whose work needs them")
  func purposes() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      #expect(try await database.administrator.query("SELECT FROM habeas.case_key").count == 3)
      var items: [VaultPurpose: UUID] = [.correspondence: sample.submission]
      for purpose in [VaultPurpose.found, .documents] {
        let item = UUID()
        items[purpose] = item
        try await database.administrator.query(
          "INSERT INTO habeas.vault VALUES ($1, $2, $3, 'test', 'x', habeas.now())",
          [.uuid(item), .uuid(sample.id), .text(purpose.rawValue)])
      }
      for login in CaseDatabase.workers + [CaseDatabase.officer] {
        let client = try await database.client(as: login)
        guard let expected = Self.readers[login] else {
          for sql in ["SELECT * FROM habeas.case_keys($1)", "SELECT * FROM habeas.vault_items($1, '{}')"] {
            await #expect("\(login) reaches the vault") {
              try await client.query(sql, [.uuid(sample.id)])
            } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
          }
          continue
        }
        let keys = try await client.query("SELECT purpose FROM habeas.case_keys($1)", [.uuid(sample.id)])
        #expect(Set(try keys.map { try $0.string("purpose") }) == expected, "keys of \(login)")
        let rows = try await client.query(
          "SELECT purpose FROM habeas.vault_items($1, $2)", [.uuid(sample.id), .uuidArray(Array(items.values))])
        #expect(Set(try rows.map { try $0.string("purpose") }) == expected, "items of \(login)")
      }
    }
  }

  @Test("rule 7: without the epoch key a case cannot be read; without a keyring it loads without personal data")
  func keyring() async throws {
    try await CaseDatabase.with { database in
      let sample = SampleCase()
      try await sample.open(try await database.store(as: "habeas_case_intake"))
      let blind = try await database.store(as: "habeas_case_intake", keyring: false)
      let stored = try await blind.load(sample.id)
      #expect(stored.state.phase == .received)
      await #expect { try await blind.open([sample.submission], of: stored) } throws: { ($0 as? CaseStoreError)?.code == .noKey }
      await #expect { try await SampleCase().open(blind) } throws: { ($0 as? CaseStoreError)?.code == .noKey }

      let other = try Keyring.create(directory: NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(atPath: other.directory) }
      let wrong = CaseStore(
        client: try await database.client(as: "habeas_case_intake"), keyring: other, calendar: try ControllerCalendar(zone: "Europe/London")
      )
      await #expect { try await wrong.load(sample.id) } throws: { ($0 as? SealingError)?.code == .epochMissing }
    }
  }
}
