import DataMap
import Foundation
import Testing

@Suite("The search plan", .timeLimit(.minutes(1)))
struct SearchPlanTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("the benchmark's Fides file is taken unchanged and planned in three waves")
  func bench() throws {
    let map = try DataMap.load(directory: Self.root.appending(path: "Benchmarks/estate").path)
    let plan = try SearchPlan.plan(for: map.systems[0], in: map, identities: [.email: ["user7@example.com"]])
    #expect(
      plan.waves.map { $0.map(\.address.collection).sorted() } == [
        ["customers"], ["addresses", "logins", "orders"], ["order_items", "payments"],
      ])
    #expect(plan.steps[0].inputs == [SearchInput(source: .identity(.email), target: ["email"], match: .exact)])
  }

  @Test("the controller's own map loads, and every collection is reached by the identifiers of one contact")
  func sampleEstate() throws {
    let map = try DataMap.load(directory: Self.root.appending(path: "controllers/optimised-group/datamap").path)
    #expect(map.systems.map(\.key) == ["crm", "portal", "orders", "marketing", "surveys", "website", "visitor-book"])
    #expect(map.digest.count == 64)
    let identities: [IdentityKind: [String]] = [.email: ["a"], .phone: ["b"], .customerNumber: ["c"]]
    for system in map.systems {
      let plan = try SearchPlan.plan(for: system, in: map, identities: identities)
      #expect(plan.unsearched.isEmpty)
      #expect(plan.steps.count == map.datasets.filter { system.datasets.contains($0.key) }.flatMap(\.collections).count)
    }
  }

  @Test("O2: a collection that the known identifiers do not reach is named with what it needs")
  func needsIdentity() throws {
    let map = try SampleMaps.load(
      SampleMaps.people + """
              - name: calls
                fields: [{ name: number, fides_meta: { identity: phone_number } }]
        """)
    let plan = try SearchPlan.plan(map.datasets[0], identities: [.email: ["a@b.example"], .phone: []])
    #expect(plan.unsearched.map(\.reason) == [.needsIdentity([.phone])])
    #expect(plan.description.contains("not searched: shop.calls, needs phone_number"))
  }

  @Test("several ways in are joined by OR, and two-way references give values from the side that is reached first")
  func inputs() throws {
    let map = try SampleMaps.load(
      SampleMaps.people + """
              - name: letters
                fields:
                  - { name: sender, fides_meta: { references: [{ dataset: shop, field: people.id, direction: from }] } }
                  - { name: receiver, fides_meta: { references: [{ dataset: shop, field: people.id }] } }
              - name: stamps
                fields:
                  - { name: letter, fides_meta: { references: [{ dataset: shop, field: letters.sender }] } }
        """)
    let plan = try SearchPlan.plan(map.datasets[0], identities: [.email: ["a@b.example"]])
    #expect(plan.steps.map(\.address.collection) == ["people", "letters", "stamps"])
    #expect(plan.steps[1].inputs.map(\.target) == [["sender"], ["receiver"]])
    #expect(plan.steps[0].inputs.count == 1)
  }

  @Test("O2: where every field has to match, the plan says so, and leaves out what cannot be looked up in all of them and what hangs on it")
  func matchAll() throws {
    let collections =
      SampleMaps.people + """
              - name: letters
                fields:
                  - { name: id, fides_meta: { primary_key: true } }
                  - { name: sender, fides_meta: { references: [{ dataset: shop, field: people.id, direction: from }] } }
                  - { name: telephone, fides_meta: { identity: phone_number } }
              - name: stamps
                fields:
                  - { name: letter, fides_meta: { references: [{ dataset: shop, field: letters.id, direction: from }] } }
        """
    let systems = SampleMaps.systems + "\n    match_all: [shop.letters]"
    let map = try SampleMaps.load(collections, systems: systems)
    let known = try SearchPlan.plan(for: map.systems[0], in: map, identities: [.email: ["a@b.example"], .phone: ["01632 960101"]])
    #expect(known.steps.map(\.matchesAll) == [false, true, false])
    #expect(known.description.contains("shop.letters where all match: "))
    #expect(SearchPlan.mermaid([("shop", known)]).contains("shop.letters: all match"))
    let unknown = try SearchPlan.plan(for: map.systems[0], in: map, identities: [.email: ["a@b.example"]])
    #expect(unknown.steps.map(\.address.collection) == ["people"])
    #expect(
      unknown.unsearched.map(\.reason) == [
        .needsFields(["telephone"]), .needsCollections([CollectionAddress(dataset: "shop", collection: "letters")]),
      ])
    #expect(unknown.description.contains("not searched: shop.letters, every field has to match and nothing is known for telephone"))
    let faults = SampleMaps.faults(collections, systems: SampleMaps.systems + "\n    match_all: [shop.parcels]")
    #expect(faults.map(\.code) == [.missingReferenceTarget])
  }

  @Test("`to` gives values from the field that carries it, and `after` only orders")
  func toAndAfter() throws {
    let map = try SampleMaps.load(
      """
            - name: late
              fides_meta: { after: [shop.people] }
              fields: [{ name: email, fides_meta: { identity: email } }]
            - name: people
              fields:
                - { name: email, fides_meta: { identity: email } }
                - { name: id, fides_meta: { references: [{ dataset: shop, field: accounts.owner, direction: to }] } }
            - name: accounts
              fields: [{ name: owner }]
      """)
    let plan = try SearchPlan.plan(map.datasets[0], identities: [.email: ["a@b.example"]])
    #expect(plan.waves.map { $0.map(\.address.collection) } == [["people"], ["late", "accounts"]])
    #expect(plan.steps.last?.inputs.map(\.source.description) == ["shop.people.id"])
  }

  @Test("the digest changes with any byte of any file, and with nothing else")
  func digest() throws {
    let one = try SampleMaps.load(SampleMaps.people)
    #expect(try SampleMaps.load(SampleMaps.people) == one)
    #expect(try SampleMaps.load(SampleMaps.people + "# a comment\n").digest != one.digest)
  }

  private static func club(courts: String, tickets: String = "fields: [{ name: id }]") -> [String: String] {
    let systems = ["members", "bookings"].map {
      """
        - key: \($0)
          name: \($0)
          owner: Secretary
          controller: { role: own, name: Example Club }
          connector: { kind: postgres, connection: \($0) }
          datasets: [\($0)]
          purposes: [contract]
          retention: Six years

      """
    }
    return [
      "systems.yaml": "systems:\n" + systems.joined(),
      "members.yml": "dataset:\n  - fides_key: members\n    collections:\n      - name: people\n        fields:\n"
        + "          - { name: email, fides_meta: { identity: email } }\n          - { name: number }\n"
        + "      - name: tickets\n        \(tickets)\n",
      "bookings.yml": "dataset:\n  - fides_key: bookings\n    collections:\n      - name: courts\n        \(courts)\n",
    ]
  }

  private static let skipped = "fides_meta: { skip_processing: true }\n        fields: [{ name: id }]"

  @Test("a reference to another system is a way in by what is found there, and that system is searched before")
  func acrossSystems() throws {
    let map = try DataMap.make(
      of: Self.club(
        courts: "fields: [{ name: member, fides_meta: { references: [{ dataset: members, field: people.number, direction: from }] } }]",
        tickets: Self.skipped))
    #expect(map.systemsBefore() == ["bookings": ["members"]])
    #expect(map.searchWaves().map { $0.map(\.key) } == [["members"], ["bookings"]])
    let number = FieldAddress(dataset: "members", collection: "people", path: ["number"])
    #expect(map.ways(into: map.systems[1]) == [number])
    let plan = try SearchPlan.plan(for: map.systems[1], in: map, identities: [.found(in: number): ["M-1"]])
    #expect(plan.description == "1. [wave 1] bookings.courts where member = any of members.people.number, found in another system (exact)")
    let empty = try SearchPlan.plan(for: map.systems[1], in: map, identities: [.email: ["a@b.example"]])
    #expect(empty.unsearched.map(\.reason) == [.needsIdentity([.found(in: number)])])
  }

  @Test("`to` leads out of the system that carries it")
  func toAnotherSystem() throws {
    var files = Self.club(courts: "fields: [{ name: member }]", tickets: Self.skipped)
    files["members.yml"] = files["members.yml"]?.replacingOccurrences(
      of: "{ name: number }",
      with: "{ name: number, fides_meta: { references: [{ dataset: bookings, field: courts.member, direction: to }] } }")
    let map = try DataMap.make(of: files)
    #expect(map.systemsBefore() == ["bookings": ["members"]])
  }

  @Test("two systems that point at each other: the first in the map goes first, and what only the second leads to is a fault with a remedy")
  func circle() throws {
    let there = "fields: [{ name: member, fides_meta: { references: [{ dataset: members, field: people.number }] } }, { name: ticket }]"
    let back = "fields: [{ name: id, fides_meta: { references: [{ dataset: bookings, field: courts.ticket, direction: from }] } }]"
    let reachable = try DataMap.make(of: Self.club(courts: there, tickets: Self.skipped))
    #expect(reachable.systemsBefore() == ["bookings": ["members"]])
    do throws(DataMapError) {
      _ = try DataMap.make(of: Self.club(courts: there, tickets: back))
      Issue.record("a collection that is never reached was accepted")
    } catch {
      #expect(error.faults.map(\.code) == [.unreachableCollection])
      #expect(error.faults[0].message == "Only `bookings.courts` leads to `members.tickets`, and it is searched later or not at all.")
      #expect(error.faults[0].remedy.contains("a system of its own"))
    }
  }
}
