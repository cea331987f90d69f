import AMQPClient
import DataMap
import Foundation
import PostgresClient
import SystemConnectors
import Testing

@Suite("Whose rows a marketing stop changes", .timeLimit(.minutes(1)))
struct SuppressionMatchingTests {
  private func stopped(_ keys: SuppressionKeys) async throws -> [Int] {
    var changed: [Int] = []
    try await MarketingEstate.with { estate in
      let order = SuppressionOrder(keys: keys, channels: [])
      let change = try await estate.connector.apply(order)
      changed = try await estate.changes()
      #expect(change.changed == changed.count)
      let proof = try await estate.connector.prove(order)
      #expect(proof.switchedOn == 0 && proof.matched == change.matched)
    }
    return changed
  }

  @Test(
    "R7: an address or number in any spelling finds its rows, and nobody else's",
    arguments: [
      (SuppressionKeys(emails: ["GWEN.pugh@Pugh.Example "]), [3]),
      (SuppressionKeys(phones: ["+44 (0)1632 960111"]), [3]),
      (SuppressionKeys(phones: ["01632 960112"]), [4]),
      (SuppressionKeys(customerNumbers: ["C-000112"]), [4]),
      (SuppressionKeys(emails: ["moira@lennox.example"], customerNumbers: ["C-000111"]), [3, 4]),
      (SuppressionKeys(emails: ["idris@vale.example"]), []),
      (SuppressionKeys(emails: ["%"], phones: ["0"], customerNumbers: ["'; DROP TABLE preferences; --"]), []),
      (SuppressionKeys(), []),
    ])
  func keys(keys: SuppressionKeys, rows: [Int]) async throws {
    #expect(try await stopped(keys) == rows)
  }

  @Test(
    "N3: name and postcode count together, whatever the title, the spacing and the initials",
    arguments: [
      ("Mr Gareth Pugh", "LL11 0AB", [1]), ("GARETH  PUGH", "ll110ab", [1]), ("Gareth Rhys Pugh", "LL11 0AB", [1]),
      ("G. Pugh", "LL11 0AB", [1, 3]), ("Gareth Pugh", "SA1 1AA", [2]), ("Gareth Pugh", "", []), ("Pugh", "LL11 0AB", []),
      ("Mr Pugh", "LL11 0AB", []), ("Gareth Pughe", "LL11 0AB", []), ("% %", "LL11 0AB", []),
    ])
  func postal(name: String, postcode: String, rows: [Int]) async throws {
    #expect(try await stopped(SuppressionKeys(name: name, postcode: postcode)) == rows)
  }

  @Test("a stop by one channel leaves the others on; carried out again it changes nothing")
  func channels() async throws {
    try await MarketingEstate.with { estate in
      let order = SuppressionOrder(keys: SuppressionKeys(emails: ["gwen.pugh@pugh.example", "moira@lennox.example"]), channels: [.post])
      // No value is no consent that was taken back: it is set to false.
      let change = try await estate.connector.apply(order)
      #expect(change == SuppressionChange(matched: 2, changed: 2))
      #expect(try await estate.switches() == ["1:on,on", "2:on,on", "3:on,off", "4:on,off", "5:off,off"])
      let again = try await estate.connector.apply(order)
      #expect(again == SuppressionChange(matched: 2, changed: 0))
      #expect(try await estate.changes() == [3, 4])
    }
  }

  @Test("a channel that the system has no switch for changes nothing, and its rows count as stopped")
  func unknownChannel() async throws {
    try await MarketingEstate.with { estate in
      let order = SuppressionOrder(keys: SuppressionKeys(emails: ["moira@lennox.example"]), channels: [.sms])
      let change = try await estate.connector.apply(order)
      let proof = try await estate.connector.prove(order)
      #expect(change == SuppressionChange(matched: 1, changed: 0) && proof.switchedOn == 0)
      #expect(try await estate.switches() == MarketingEstate.untouched)
    }
  }

  @Test("a sound system passes the check, which changes nothing; a write login that may do more is refused")
  func check() async throws {
    try await MarketingEstate.with { estate in
      try await estate.connector.check()
      #expect(try await estate.changes().isEmpty)
    }
    for (grant, word) in [
      ("GRANT UPDATE (interests) ON preferences TO {writer}", "interests"), ("GRANT DELETE ON preferences TO {writer}", "do more"),
    ] {
      try await MarketingEstate.with(changedBy: grant) { estate in
        let error = await #expect(throws: ConnectorError.self) { try await estate.connector.check() }
        #expect(error?.code == .loginCanWrite && error?.message.contains(word) == true, "\(String(describing: error))")
      }
    }
  }

  @Test("what is not as the data map says is named with its remedy, and nothing is changed")
  func faults() async throws {
    let order = SuppressionOrder(keys: SuppressionKeys(emails: ["moira@lennox.example"]), channels: [])
    for (script, code) in [
      ("REVOKE UPDATE (by_post) ON preferences FROM {writer}", ConnectorError.Code.permissionDenied),
      ("ALTER TABLE preferences RENAME by_post TO paper", .missingColumn), ("DROP TABLE preferences", .missingTable),
      ("ALTER TABLE preferences ALTER by_post TYPE text", .typeMismatch),
    ] {
      try await MarketingEstate.with(changedBy: script) { estate in
        let error = await #expect(throws: ConnectorError.self) { _ = try await estate.connector.apply(order) }
        #expect(error?.code == code && error?.isTransient == false, "\(script): \(String(describing: error))")
        let changes = try await estate.changes()
        #expect(changes.isEmpty)
      }
    }
  }
}
