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
}
