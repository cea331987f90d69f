import DataMap
import Testing

@Suite("A dataset drafted from a catalogue", .timeLimit(.minutes(1)))
struct DatasetDraftTests {
  private static let people = DraftTable(
    name: "people", comment: "Everybody: \"customers\" too",
    columns: [
      .init(name: "id", type: DataType(.integer), isPrimaryKey: true),
      .init(name: "eMail", type: DataType(.string), length: 320),
      .init(name: "deliveryPostcode", type: DataType(.string)),
      .init(name: "password_hash", type: DataType(.string)),
      .init(name: "x1", type: DataType(.string), shape: .telephone),
      .init(name: "no", type: nil),
    ])
  private static let visits = DraftTable(
    name: "visits",
    columns: [
      .init(name: "person_id", type: DataType(.integer), reference: .init(schema: "shop", table: "people", column: "id")),
      .init(name: "branch_id", type: DataType(.integer), reference: .init(schema: "other", table: "branches", column: "id")),
      .init(name: "seen_at", type: nil),
    ], canRead: false)

  private static func draft(_ tables: DraftTable...) -> String { DatasetDraft(key: "shop", schema: "shop", tables: tables).yaml }

  @Test("is a dataset that the data map reads without a fault, whatever the names are")
  func isRead() throws {
    let odd = DraftTable(
      name: "odd \"table\": yes", columns: [.init(name: "null", type: nil, reference: .init(schema: "shop", table: "people", column: "id"))]
    )
    let map = try DataMap.make(of: ["systems.yaml": SampleMaps.systems, "shop.yml": Self.draft(Self.people, Self.visits, odd)])
    let collections = try #require(map.datasets.first).collections
    #expect(collections.map(\.name) == ["people", "visits", "odd \"table\": yes"])
    #expect(collections[0].fields.map(\.name) == ["id", "eMail", "deliveryPostcode", "password_hash", "x1", "no"])
    #expect(collections[0].description == "Everybody: \"customers\" too")
  }

  @Test("suggests categories by names in any spelling and by what values look like, and says what is a guess")
  func suggests() {
    let lines = Self.draft(Self.people).split(separator: "\n").map(String.init)
    func category(of name: String) -> String? {
      lines.firstIndex(of: "          - name: \(name)").map { lines[$0 + 2].trimmingPrefix(while: { $0 == " " }).description }
    }
    #expect(category(of: "eMail") == "data_categories: [user.contact.email]  # check")
    #expect(category(of: "deliveryPostcode") == "data_categories: [user.contact.address.postal_code]  # check")
    #expect(category(of: "password_hash") == "data_categories: [user.authorization.password]  # check", "N20: it is never read")
    #expect(category(of: "x1") == "data_categories: [user.contact.phone_number]  # check")
    #expect(category(of: "\"no\"") == "data_categories: [user]  # check: nothing speaks for one")
  }

  @Test("makes references of foreign keys within the dataset, and names those that lead out of it")
  func references() {
    let draft = Self.draft(Self.people, Self.visits)
    #expect(draft.contains("references: [{ dataset: shop, field: people.id, direction: from }]"))
    #expect(draft.contains("# check: it points to other.branches.id, which is in another dataset"))
    #expect(draft.contains("- name: visits  # check: the login may not read it"))
    #expect(draft.contains("# check: it has no primary key; erasure needs one"))
    #expect(draft.contains("length: 320, identity: email"))
  }

  @Test(
    "knows the shape of values only where most have it",
    arguments: [
      (["ann@a.example", "bob@b.example", "c@c.example"], .email), (["ann@a.example", "none", "n/a", "bob@b.example"], nil),
      (["+44 1632 960101", "01632 960102", "(01632) 960103"], .telephone), (["20416", "20417", "20418"], nil),
      (["192.0.2.1", "2001:db8::1", "198.51.100.7"], .address),
      (["GB33BUKB20201555555555", "DE89 3704 0044 0532 0130 00", "FR7630006000011234567890189"], .iban),
      (["ann@a.example"], nil), (["2026-11-23", "2026-11-24", "2026-11-25"], nil),
    ] as [([String], ValueShape?)])
  func shapes(values: [String], shape: ValueShape?) { #expect(ValueShape(of: values) == shape) }
}
