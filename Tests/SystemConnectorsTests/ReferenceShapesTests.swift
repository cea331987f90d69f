import DataMap
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("References through arrays, objects and odd names", .timeLimit(.minutes(1)))
struct ReferenceShapesTests {
  private static let schema = """
    CREATE TABLE "we""ird people" (id int PRIMARY KEY, "e mail" text, aliases text[], contact jsonb, hidden jsonb, codes int[]);
    INSERT INTO "we""ird people" VALUES
      (1, 'ann@a.example', '{ann@a.example,Ann@B.example,bob@b.example}', '{"mail": {"addresses": ["ann@c.example"]}}',
        '[{"password": "canary-secret-1", "n": 1}]', '{10,20}'),
      (2, 'bob@a.example', '{}', '{"mail": {"addresses": ["bob@c.example"]}}', NULL, '{30}');
    CREATE TABLE notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), code int, about jsonb);
    INSERT INTO notes (code, about) VALUES (20, '{"who": {"id": 1}}'), (30, '{"who": {"id": 2}}'), (99, '{"who": [{"id": "1"}]}');
    """

  private static let dataset = """
    dataset:
      - fides_key: odd
        collections:
          - name: we"ird people
            fields:
              - { name: id, fides_meta: { primary_key: true } }
              - { name: e mail, fides_meta: { identity: email } }
              - { name: aliases, fides_meta: { identity: alias, data_type: "string[]" } }
              - name: contact
                fields: [{ name: mail, fields: [{ name: addresses, fides_meta: { identity: nested, data_type: "string[]" } }] }]
              - name: hidden
                fides_meta: { data_type: "object[]" }
                fields: [{ name: password, data_categories: [user.authorization.password] }, { name: n }]
              - { name: codes, fides_meta: { data_type: "integer[]" } }
          - name: notes
            fields:
              - { name: id, fides_meta: { primary_key: true } }
              - { name: code, fides_meta: { references: [{ dataset: odd, field: we"ird people.codes, direction: from }] } }
              - name: about
                fields:
                  - name: who
                    fields: [{ name: id, fides_meta: { references: [{ dataset: odd, field: we"ird people.id, direction: from }] } }]
    """

  private static let systems = """
    systems:
      - key: odd
        name: Odd
        owner: Nobody
        controller: { role: own, name: Example Controller }
        connector: { kind: postgres, connection: odd }
        datasets: [odd]
        purposes: [contract]
        retention: None
        match: [{ field: "odd.we\\"ird people.aliases", rule: folded }]
    """

  private func search(_ identities: [IdentityKind: [String]]) async throws -> SystemConnectors.SearchOutcome {
    let map = try DataMap.make(of: ["systems.yaml": Self.systems, "odd.yml": Self.dataset])
    return try await withDatabase { configuration in
      try await Estate.run(configuration) { try await $0.execute(script: Self.schema) }
      return try await Estate.search("odd", configuration, map, identities: identities)
    }
  }

  @Test("keys in arrays and below objects lead on, in each column's own type")
  func references() async throws {
    let outcome = try await search([.email: ["Ann@a.example"]])
    #expect(outcome.collections[0].rows.map { $0["id"] } == [1])
    // By the code in the array, and by the id below the object, also where it stands in a list as text.
    #expect(Set(outcome.collections[1].rows.map { $0["code"] }) == [20, 99])
  }

  @Test("an array that was matched gives only the elements that matched: the others may be another person's")
  func narrowed() async throws {
    let outcome = try await search([IdentityKind("alias"): ["ann@b.example"]])
    #expect(outcome.collections[0].rows.map { $0["aliases"] } == [["Ann@B.example"]])
  }

  @Test("an identifier below an object is found")
  func nested() async throws {
    let outcome = try await search([IdentityKind("nested"): ["bob@c.example"]])
    #expect(outcome.collections[0].rows.map { $0["id"] } == [2])
  }

  @Test("N20: a credential inside an array of objects keeps the whole column back")
  func secretInArray() async throws {
    let outcome = try await search([.email: ["ann@a.example", "bob@a.example"]])
    #expect(outcome.collections[0].rows.map { $0["hidden"] } == [.heldSecret, .null])
    #expect(!"\(outcome)".contains("canary-secret"))
  }
}
