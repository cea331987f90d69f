import CurlTransport
import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("Collections in which every field has to match", .timeLimit(.minutes(1)))
struct MatchAllTests {
  private static let dataset = """
    dataset:
      - fides_key: club
        collections:
          - name: members
            fields:
              - { name: number, data_categories: [user.unique_id], fides_meta: { primary_key: true, data_type: integer, identity: customer_number } }
              - { name: email, data_categories: [user.contact.email], fides_meta: { identity: email } }
          - name: bookings
            fields:
              - { name: id, fides_meta: { primary_key: true, data_type: integer } }
              - { name: member, fides_meta: { data_type: integer, references: [{ dataset: club, field: members.number, direction: from }] } }
              - { name: booked_by, data_categories: [user.contact.email], fides_meta: { identity: email } }
          - name: guests
            fields:
              - { name: booking, fides_meta: { data_type: integer, references: [{ dataset: club, field: bookings.id, direction: from }] } }
              - { name: name, data_categories: [user.name] }

    """

  private static func systems(_ connector: String, matchAll: String = "match_all: [club.bookings]") -> String {
    """
    systems:
      - key: club
        name: Club
        owner: Secretary
        controller: { role: own, name: Example Controller }
        connector: \(connector)
        datasets: [club]
        purposes: [contract]
        retention: Six years
        \(matchAll)
    """
  }

  private static let template = DatabaseTemplate("club") { configuration in
    try await Estate.run(configuration) { client in
      try await client.execute(
        script: """
          CREATE TABLE members (number bigint PRIMARY KEY, email text);
          CREATE TABLE bookings (id bigint PRIMARY KEY, member bigint, booked_by text);
          CREATE TABLE guests (booking bigint, name text);
          INSERT INTO members VALUES (1, 'ines.moreau@example.org'), (2, 'tom.behrens@example.org');
          -- Of the first member, by the first member; of a shared membership by somebody else; of another by her.
          INSERT INTO bookings VALUES (10, 1, 'ines.moreau@example.org'), (11, 1, 'other@example.org'), (12, 2, 'ines.moreau@example.org');
          INSERT INTO guests VALUES (10, 'Guest of ten'), (11, 'Guest of eleven'), (12, 'Guest of twelve');
          """)
    }
  }

  private static let identities: [IdentityKind: [String]] = [.email: ["ines.moreau@example.org"]]

  @Test("PostgreSQL gives the rows that match in all of them, and only what hangs on those")
  func database() async throws {
    try await withDatabase(preparedBy: Self.template) { configuration in
      let map = try DataMap.make(of: ["systems.yaml": Self.systems("{ kind: postgres, connection: club }"), "club.yml": Self.dataset])
      let connector = PostgresConnector(system: map.systems[0], dataMap: map, configuration: configuration)
      let plan = try SearchPlan.plan(for: map.systems[0], in: map, identities: Self.identities)
      let outcome = try await connector.search(plan, identities: Self.identities)
      await connector.close()
      #expect(outcome.collections.map(\.rows.count) == [1, 1, 1])
      #expect(outcome.collections[1].rows.first?["id"] == 10)
      #expect(outcome.collections[2].rows.first?["name"] == "Guest of ten")
    }
  }

  @Test("so do files, which no database narrows")
  func files() async throws {
    let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "habeas-club-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [
      "members": "number,email\n1,ines.moreau@example.org\n2,tom.behrens@example.org\n",
      "bookings": "id,member,booked_by\n10,1,ines.moreau@example.org\n11,1,other@example.org\n12,2,ines.moreau@example.org\n",
      "guests": "booking,name\n10,Guest of ten\n11,Guest of eleven\n12,Guest of twelve\n",
    ] {
      try text.write(to: folder.appending(path: name + ".csv"), atomically: true, encoding: .utf8)
    }
    let files = ["members", "bookings", "guests"].map { "{ collection: club.\($0), name: \($0).csv, format: csv }" }
    let connector = "{ kind: files, connection: club, files: [\(files.joined(separator: ", "))] }"
    let map = try DataMap.make(of: ["systems.yaml": Self.systems(connector), "club.yml": Self.dataset])
    let reader = try #require(
      try map.systems[0].connector(in: map, connections: ["club": .files(directory: folder.path)], transport: .init()))
    let plan = try SearchPlan.plan(for: map.systems[0], in: map, identities: Self.identities)
    let outcome = try await reader.search(plan, identities: Self.identities)
    #expect(outcome.collections.map(\.rows.count) == [1, 1, 1])
    #expect(outcome.collections[2].rows.first?["name"] == "Guest of ten")
  }

  @Test("without the rule any field is enough")
  func anyField() async throws {
    try await withDatabase(preparedBy: Self.template) { configuration in
      let systems = Self.systems("{ kind: postgres, connection: club }", matchAll: "")
      let map = try DataMap.make(of: ["systems.yaml": systems, "club.yml": Self.dataset])
      let connector = PostgresConnector(system: map.systems[0], dataMap: map, configuration: configuration)
      let plan = try SearchPlan.plan(for: map.systems[0], in: map, identities: Self.identities)
      let outcome = try await connector.search(plan, identities: Self.identities)
      await connector.close()
      #expect(outcome.collections.map(\.rows.count) == [1, 3, 3])
    }
  }
}
