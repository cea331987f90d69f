import DataMap
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("A draft of a data map from a live database", .timeLimit(.minutes(1)))
struct CatalogueDraftTests {
  private static let systems = """
    systems:
      - key: portal
        name: Customer portal
        owner: Head of Digital
        controller: { role: own, name: Example Controller }
        connector: { kind: postgres, connection: estate-portal }
        datasets: [portal]
        purposes: [contract]
        retention: None
    """

  private func draft(_ configuration: PostgresConfiguration, schema: String, samples: Int = 50) async throws -> String {
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    let tables: [DraftTable]
    do {
      tables = try await CatalogueDraft(client: client, samples: samples).tables(schema: schema)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    return DatasetDraft(key: schema, schema: schema, tables: tables).yaml
  }

  @Test("as it is, it finds what the sample controller's own data map finds")
  func finds() async throws {
    try await Estate.with { configuration, map in
      let drafted = try await draft(configuration, schema: "portal")
      let made = try DataMap.make(of: ["systems.yaml": Self.systems, "portal.yml": drafted])
      let mine = try await Estate.search("portal", configuration, made, identities: Estate.identities)
      let theirs = try await Estate.search("portal", configuration, map, identities: Estate.identities)
      #expect(mine.collections.map(\.rows.count).reduce(0, +) == theirs.collections.map(\.rows.count).reduce(0, +))
      #expect(mine.collections.contains { $0.rows.count == 2 }, "the sessions, by the foreign key")
      #expect(!"\(mine)".contains("canary-secret"), "N20: a password's hash is named and not read")
    }
  }

  @Test("it says nothing of the values that it looked at, and without looking it goes by names")
  func keepsNoValue() async throws {
    try await Estate.with { configuration, _ in
      for schema in ["portal", "sales", "crm"] {
        let looked = try await draft(configuration, schema: schema)
        #expect(!looked.contains("harbourtyres") && !looked.contains("Priya") && !looked.contains("01632"))
        #expect(looked.contains("user.contact") || schema == "portal")
      }
      let blind = try await draft(configuration, schema: "portal", samples: 0)
      #expect(blind.contains("user.contact.email") && !blind.contains("user.device.ip_address"))
    }
  }

  @Test("a schema without tables gives none")
  func nothing() async throws {
    try await Estate.with { configuration, _ in
      let drafted = try await draft(configuration, schema: "nowhere")
      #expect(drafted.hasSuffix("collections:\n"))
    }
  }
}
