import DataMap
import Testing

@Suite("A wrong data map says file, line and remedy", .timeLimit(.minutes(1)))
struct DataMapFaultTests {
  @Test("an unknown key is named, with the one that was meant")
  func unknownKey() throws {
    let fault = try #require(
      SampleMaps.faults(
        SampleMaps.people + """
                - name: visits
                  feilds: []
                  fields: [{ name: email, fides_meta: { identity: email } }]
          """
      ).first)
    #expect(fault.code == .unknownKey)
    #expect(fault.location.file == "shop.yml" && fault.location.line == 9)
    #expect(fault.remedy.contains("Did you mean `fields`?"))
  }

  @Test(
    "a reference into nowhere names what is there",
    arguments: [
      ("dataset: shopp, field: people.id", "known: shop"), ("dataset: shop, field: peple.id", "`shop` has: people, visits"),
      ("dataset: shop, field: people.ident", "`people` has: id, email"),
    ])
  func missingTarget(reference: String, remedy: String) throws {
    let fault = try #require(
      SampleMaps.faults(
        SampleMaps.people + """
                - name: visits
                  fields:
                    - { name: person, fides_meta: { references: [{ \(reference), direction: from }] } }
          """
      ).first)
    #expect(fault.code == .missingReferenceTarget)
    #expect(fault.location == SourceLocation(file: "shop.yml", line: 10, column: fault.location.column))
    #expect(fault.remedy.contains(remedy))
  }

  @Test("a collection that nothing leads to is reported: it would never be searched")
  func unreachable() {
    let faults = SampleMaps.faults(SampleMaps.people + "      - name: island\n        fields: [{ name: id }]\n")
    #expect(faults.map(\.code) == [.unreachableCollection])
    #expect(faults.first?.message.contains("shop.island") == true)
  }

  @Test("skip_processing takes a collection out of the search and out of the complaint")
  func skipped() throws {
    let map = try SampleMaps.load(
      SampleMaps.people + "      - name: island\n        fides_meta: { skip_processing: true }\n        fields: [{ name: id }]\n")
    let plan = try SearchPlan.plan(map.datasets[0], identities: [.email: ["a@b.example"]])
    #expect(plan.steps.map(\.address.collection) == ["people"])
    #expect(
      plan.unsearched == [
        UnsearchedCollection(address: CollectionAddress(dataset: "shop", collection: "island"), reason: .skippedByDataMap)
      ])
  }

  @Test("collections that wait for each other are refused with the circle and the way out")
  func cycle() throws {
    let fault = try #require(
      SampleMaps.faults(
        """
              - name: a
                fields:
                  - { name: id, fides_meta: { identity: email } }
                  - { name: b, fides_meta: { references: [{ dataset: shop, field: b.id, direction: from }] } }
              - name: b
                fields:
                  - { name: id }
                  - { name: a, fides_meta: { references: [{ dataset: shop, field: a.id, direction: from }] } }
        """
      ).first)
    #expect(fault.code == .cycle)
    #expect(fault.message.contains("shop.a → shop.b → shop.a"))
    #expect(fault.remedy.contains("direction"))
  }

  @Test("a collection that refers to itself with a direction is a circle of one")
  func selfReference() throws {
    let fault = try #require(
      SampleMaps.faults(
        """
              - name: a
                fields:
                  - { name: id, fides_meta: { identity: email } }
                  - { name: parent, fides_meta: { references: [{ dataset: shop, field: a.id, direction: from }] } }
        """
      ).first)
    #expect(fault.code == .cycle && fault.message.contains("shop.a → shop.a"))
  }

  @Test(
    "text that is no YAML, a key twice, a wrong type and a missing key each have their place",
    arguments: [
      ("      - name: [people\n", DataMapFault.Code.notYAML), ("      - name: a\n        name: b\n", .duplicate),
      ("      - name: a\n        fields: 3\n", .wrongType), ("      - fields: []\n", .missingKey),
      ("      - name: a\n        fields: [{ name: x, fides_meta: { data_type: varchar } }]\n", .invalidValue),
      ("      - name: a\n        fields: [{ name: x, fides_meta: { return_all_elements: true } }]\n", .invalidValue),
    ])
  func shapes(collections: String, code: DataMapFault.Code) throws {
    let faults = SampleMaps.faults(collections)
    #expect(faults.contains { $0.code == code && $0.location.file == "shop.yml" && $0.location.line >= 3 && !$0.remedy.isEmpty })
  }

  @Test("R22: a system without owner or controller is refused", arguments: ["owner", "controller", "retention", "purposes"])
  func systemKeys(key: String) {
    let systems = SampleMaps.systems.split(separator: "\n").filter { !$0.contains(" \(key):") }.joined(separator: "\n")
    let faults = SampleMaps.faults(SampleMaps.people, systems: systems)
    #expect(faults.contains { $0.code == .missingKey && $0.message.contains("`\(key)`") && $0.location.file == "systems.yaml" })
  }

  @Test("an identity description may not use a credential")
  func identityOfSecret() {
    let systems =
      SampleMaps.systems + """

            identity:
              collection: shop.people
              subject_key: id
              contacts: [{ kind: email, field: hash }]
        """
    let people = SampleMaps.people + "          - { name: hash, data_categories: [user.authorization.password] }\n"
    #expect(SampleMaps.faults(people, systems: systems).contains { $0.code == .invalidValue && $0.message.contains("credential") })
  }

  @Test("all faults are reported at once")
  func several() {
    let faults = SampleMaps.faults("      - name: a\n        colour: red\n        fields: [{ name: x, size: 3 }]\n")
    #expect(faults.filter { $0.code == .unknownKey }.count == 2)
  }
}
