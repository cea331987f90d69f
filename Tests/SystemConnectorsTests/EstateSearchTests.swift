import CurlTransport
import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("Searching the sample estate", .timeLimit(.minutes(1)))
struct EstateSearchTests {
  @Test("N20, N21: every collection of every system answers for Priya, and nobody else's record comes along")
  func everything() async throws {
    try await Estate.with { configuration, map in
      var marks: [String] = []
      for system in map.systems {
        let outcome = try await Estate.search(system.key, configuration, map)
        #expect(outcome.isComplete && outcome.unsearched.isEmpty)
        for collection in outcome.collections {
          #expect(!collection.rows.isEmpty, "\(collection.address) gave nothing")
          marks += collection.rows.compactMap { $0["record_mark"]?.stringValue }
        }
      }
      let expected = try Estate.made.get().canaries(of: "priya.nandakumar@harbourtyres.example")
      #expect(Set(marks) == expected)
      #expect(Set(marks).count == marks.count)
      let crm = try await Estate.search("crm", configuration, map)
      #expect(crm.collections.map(\.rows.count) == [1, 4])
      #expect(crm.collections[0].rows[0]["company"] == "Harbour Tyres")
      #expect(crm.collections[1].rows.map { $0["id"] } == [1, 2, 3, 4])
    }
  }

  @Test("what one system gives leads into the next, and a system that fails keeps up those alone that it leads into")
  func acrossSystems() async throws {
    try await Estate.with { configuration, map in
      var connectors: [String: any SystemConnector] = [:]
      for system in map.systems {
        connectors[system.key] = try system.connector(
          in: map, connections: try Estate.connections(system, configuration), transport: CurlTransport())
      }
      let email: [IdentityKind: [String]] = [.email: ["priya.nandakumar@harbourtyres.example"]]
      func rows(_ endings: [(system: SystemDescription, ending: EstateSearch.Ending)], of key: String) -> Int? {
        guard case .searched(let outcome)? = endings.first(where: { $0.system.key == key })?.ending else { return nil }
        return outcome.rowCount
      }
      let whole = try await EstateSearch(dataMap: map, connectors: connectors).run(email)
      #expect(whole.map(\.system.key) == map.systems.map(\.key))
      #expect((rows(whole, of: "orders") ?? 0) > 2, "by the customer number that the customer records have")
      let away = PostgresConfiguration(host: "127.0.0.1", port: 1, database: "nowhere", user: "nobody")
      connectors["crm"] = try map.system("crm")?.connector(
        in: map, connections: ["estate-crm": .postgres(away)], transport: CurlTransport())
      let part = try await EstateSearch(dataMap: map, connectors: connectors).run(email)
      #expect(rows(part, of: "crm") == nil && rows(part, of: "orders") == 0)
      #expect(rows(part, of: "portal") == rows(whole, of: "portal"))
      for connector in connectors.values { await connector.close() }
    }
  }

  @Test("N20: the portal password is named and never shown, nor is a token inside an object")
  func secrets() async throws {
    try await Estate.with { configuration, map in
      let outcome = try await Estate.search("portal", configuration, map)
      let account = try #require(outcome.collections.first?.rows.first)
      #expect(account["password_hash"] == .heldSecret)
      #expect(account["recovery"] == ["question": "First car", "token": .heldSecret])
      #expect(
        !"\(outcome)".contains("canary-secret") && !"\(outcome)".contains("argon2") && !"\(outcome)".contains("canary-recovery-secret"))
      #expect(outcome.collections[0].queryShape.contains("(\"password_hash\" IS NOT NULL)"))
    }
  }

  @Test("addresses are found in any letter case, telephone numbers however they were written")
  func spelling() async throws {
    try await Estate.with { configuration, map in
      let shouting: [IdentityKind: [String]] = [.email: ["  PRIYA.Nandakumar@HARBOURTYRES.example "]]
      #expect(try await Estate.search("portal", configuration, map, identities: shouting).rowCount == 3)
      for number in ["01632 960106", "+44 (0)1632 960106", "0044 1632 960106", "01632-960-106"] {
        let outcome = try await Estate.search("visitor-book", configuration, map, identities: [.phone: [number]])
        #expect(outcome.collections[0].rows.map { $0["visitor_name"] } == ["Aisha Rahman"])
      }
    }
  }

  @Test("types arrive as JSON has them: instants in ISO 8601, decimals as text, arrays, objects and null")
  func types() async throws {
    try await Estate.with { configuration, map in
      let orders = try await Estate.search("orders", configuration, map)
      #expect(orders.collections[0].rows[0]["placed_at"] == "2024-11-18T10:00:00Z")
      #expect(orders.collections[0].rows[0]["total"] == "1482.00")
      #expect(orders.collections[0].rows[1]["note"] == .null)
      #expect(orders.collections.first { $0.collection == "invoices" }?.rows[0]["issued_on"] == "2024-11-19")
      let crm = try await Estate.search("crm", configuration, map)
      #expect(crm.collections[0].rows[0]["tags"] == ["fleet", "key-contact"])
      #expect(crm.collections[1].rows[0]["details"] == ["minutes": 6, "recorded": true])
      let marketing = try await Estate.search("marketing", configuration, map)
      #expect(marketing.collections[0].rows[0]["interests"] == ["tyres", "fleet care"])
      #expect(marketing.collections[0].rows[0]["by_email"] == true)
    }
  }

  @Test("O2: the coverage names every query without a value in it, also where nothing was found")
  func coverage() async throws {
    try await Estate.with { configuration, map in
      let nobody: [IdentityKind: [String]] = [.email: ["nobody@nowhere.example"], .phone: ["01632 960999"], .customerNumber: ["C-9"]]
      let outcome = try await Estate.search("crm", configuration, map, identities: nobody)
      #expect(outcome.rowCount == 0 && outcome.isComplete)
      #expect(outcome.collections.map(\.address.description) == ["crm.contacts", "crm.interactions"])
      #expect(outcome.collections[0].queryShape.contains("FROM \"crm\".\"contacts\" WHERE"))
      #expect(outcome.collections[1].queryShape == "no keys from crm.contacts.id")
      #expect(!"\(outcome)".contains("nowhere.example") && !"\(outcome)".contains("960999"))
    }
  }

  @Test(
    "values that look like SQL, and values that no type can hold, find nothing and break nothing",
    arguments: [
      "'; DROP TABLE crm.contacts; --", "\" OR 1=1 --", "\0", "%", "\\", "🛞", "{\"a\"}", "NULL",
    ])
  func hostileValues(value: String) async throws {
    try await Estate.with { configuration, map in
      for system in map.systems {
        let outcome = try await Estate.search(
          system.key, configuration, map, identities: [.email: [value], .phone: [value], .customerNumber: [value]])
        #expect(outcome.rowCount == 0)
      }
      #expect(try await Estate.search("crm", configuration, map).rowCount == 5)
    }
  }

  @Test("a limit gives an outcome of its own: no part passes as the whole, and what hangs on it is not searched")
  func limits() async throws {
    try await Estate.with { configuration, map in
      let outcome = try await Estate.search("orders", configuration, map, limits: SearchLimits(rowsPerCollection: 1))
      #expect(outcome.collections[0].status == .limitExceeded(limit: 1))
      #expect(outcome.collections[0].rows.isEmpty && !outcome.isComplete)
      let orders = CollectionAddress(dataset: "sales", collection: "orders")
      #expect(outcome.collections[1...].allSatisfy { $0.status == .notSearched(after: orders) })
    }
  }
}
