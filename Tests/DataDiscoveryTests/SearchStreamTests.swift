import AMQPClient
import CaseStore
import DataDiscovery
import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import RightsCase
import Sealing
import SearchTesting
import SystemConnectors
import Testing
import VaultContents

@Suite("What a search finds goes to the vault", .timeLimit(.minutes(3)))
struct SearchStreamTests {
  /// Logins of customer 7 beyond the twenty that everybody has.
  private static func moreLogins(_ count: Int) -> String {
    """
    INSERT INTO logins (id, customer_id, at, ip, user_agent)
    SELECT 1000000 + i, 7, '2026-01-01T00:00:00Z'::timestamptz + make_interval(secs => i), '192.0.2.7', 'Browser ' || i FROM generate_series(1, \(count)) AS i
    """
  }

  @Test("O2: a small find is one item, and the coverage counts what is in it")
  func small() async throws {
    try await DiscoveryFixture.with { fixture in
      let id = try await fixture.cases.open(DiscoveryFixture.identities, in: fixture.dataMap)
      #expect(try await fixture.search(id) == .ack)
      let (searched, data) = try await fixture.found(id)
      #expect(searched?.outcome == .found)
      #expect(searched?.collections.map(\.rows).reduce(0, +) == 63)
      #expect(data?.collections.map(\.rows.count).reduce(0, +) == 63)
      #expect(data?.system == "bench-shop")
      #expect(try await fixture.parts().all == 0)
    }
  }

  @Test("a large find goes to the vault in sealed parts, whole, in order and each row once")
  func large() async throws {
    try await DiscoveryFixture.with(changingShop: Self.moreLogins(12_000)) { fixture in
      let id = try await fixture.cases.open(DiscoveryFixture.identities, in: fixture.dataMap)
      #expect(try await fixture.search(id, partSize: 100_000) == .ack)
      let (searched, data) = try await fixture.found(id)
      let logins = data?.collections.first { $0.collection == "logins" }?.rows ?? []
      #expect(logins.count == 12_020)
      #expect(searched?.collections.first { $0.collection.hasSuffix(".logins") }?.rows == 12_020)
      let keys = logins.compactMap { row -> Int64? in if case .int(let id) = row["id"] { id } else { nil } }
      #expect(keys.count == 12_020 && keys == keys.sorted() && Set(keys).count == keys.count)
      #expect(data?.collections.map(\.rows.count).reduce(0, +) == 12_063)
      let parts = try await fixture.parts()
      #expect(parts.all > 5 && parts.owners == 1)
      let inClear = try await fixture.administrator.query(
        "SELECT count(*)::integer AS n FROM habeas.vault WHERE position('192.0.2.7'::bytea IN sealed) > 0")
      #expect(try inClear[0].int("n") == 0)
    }
  }

  @Test("a search that breaks off leaves nothing that counts: the next one starts anew, and the rest is destroyed after a day")
  func brokenOff() async throws {
    try await DiscoveryFixture.with(changingShop: Self.moreLogins(6_000)) { fixture in
      let id = try await fixture.cases.open(DiscoveryFixture.identities, in: fixture.dataMap)
      let limits = SearchLimits(rowsPerCollection: 4_000)
      _ = try await fixture.search(id, limits: limits, partSize: 100_000)
      let reason = try #require(try await fixture.reason(id))
      #expect(reason.isParked && reason.text.contains("app_db.logins") && reason.text.contains("more rows"))
      #expect(try await fixture.found(id).searched == nil)
      let abandoned = try await fixture.parts().all
      #expect(abandoned > 2)

      _ = try await fixture.search(id, partSize: 100_000)
      #expect(try await fixture.found(id).data?.collections.map(\.rows.count).reduce(0, +) == 6_063)
      #expect(try await fixture.parts().owners == 2)
      #expect(try await fixture.timers.purgeParts() == 0)
      try await fixture.advanceClock(by: "25 hours")
      #expect(try await fixture.timers.purgeParts() == abandoned)
      #expect(try await fixture.found(id).data?.collections.map(\.rows.count).reduce(0, +) == 6_063)
    }
  }

  @Test("a part that was taken out of the vault is missed")
  func takenAway() async throws {
    try await DiscoveryFixture.with(changingShop: Self.moreLogins(6_000)) { fixture in
      let id = try await fixture.cases.open(DiscoveryFixture.identities, in: fixture.dataMap)
      _ = try await fixture.search(id, partSize: 100_000)
      try await fixture.administrator.query(
        "DELETE FROM habeas.vault WHERE item = (SELECT item FROM habeas.vault WHERE part_of IS NOT NULL LIMIT 1)")
      await #expect(throws: CaseStoreError.self) { try await fixture.found(id) }
    }
  }

  @Test("a finished item and a closed case take no more parts")
  func finished() async throws {
    try await DiscoveryFixture.with { fixture in
      let id = try await fixture.cases.open(DiscoveryFixture.identities, in: fixture.dataMap)
      _ = try await fixture.search(id)
      let stored = try await fixture.store.load(id)
      let owner = try #require(stored.state.searches["bench-shop"]?.item)
      let part = VaultItem(purpose: .found, kind: FoundData.kind, bytes: [1])
      await #expect(throws: PostgresError.self) { try await fixture.store.keepPart(part, of: owner, in: stored) }
      let elsewhere = VaultItem(purpose: .correspondence, kind: FoundData.kind, bytes: [1])
      await #expect(throws: PostgresError.self) { try await fixture.store.keepPart(elsewhere, of: UUID(), in: stored) }
      try await fixture.store.keepPart(part, of: UUID(), in: stored)
      try await fixture.administrator.query("UPDATE habeas.case_file SET phase = 'closed'")
      let late = VaultItem(purpose: .found, kind: FoundData.kind, bytes: [1])
      await #expect(throws: PostgresError.self) { try await fixture.store.keepPart(late, of: UUID(), in: stored) }
    }
  }
}
