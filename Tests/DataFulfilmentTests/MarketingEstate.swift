import AMQPClient
import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import SystemConnectors

/// A marketing database with a few invented people, which counts every change of a row.
struct MarketingEstate: Sendable {
  private static let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  private static let (reader, writer) = ("stop_reader_" + suffix, "stop_writer_" + suffix)
  private static let password = UUID().uuidString

  private static let template = DatabaseTemplate("stopped_estate") { configuration in
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    do {
      try await client.execute(script: schema)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  private static let schema = """
    CREATE TABLE preferences (
      id integer PRIMARY KEY, first_name text, last_name text, postcode text, email text, phone text, customer_number text,
      by_email boolean, by_post boolean, interests text DEFAULT 'lifts');
    INSERT INTO preferences VALUES
      (1, 'Gareth', 'Pugh', 'LL11 0AB', NULL, NULL, NULL, true, true),
      (2, 'Gareth', 'Pugh', 'SA1 1AA', NULL, NULL, NULL, true, true),
      (3, 'Gwen', 'Pugh', 'll11 0ab', 'Gwen.Pugh@pugh.example', '(01632) 960 111', 'C-000111', true, NULL),
      (4, 'Moira', 'Lennox', 'EH1 1AA', 'moira@lennox.example', '+44 1632 960112', 'C-000112', true, true),
      (5, 'Idris', 'Vale', 'CF1 1AA', 'idris@vale.example', NULL, 'C-000113', false, false);
    CREATE TABLE changes (id integer);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN INSERT INTO changes VALUES (NEW.id); RETURN NEW; END $$;
    CREATE TRIGGER note AFTER UPDATE ON preferences FOR EACH ROW EXECUTE FUNCTION note();
    CREATE ROLE \(reader) LOGIN PASSWORD '\(password)';
    CREATE ROLE \(writer) LOGIN PASSWORD '\(password)';
    GRANT SELECT ON preferences TO \(reader), \(writer);
    GRANT UPDATE (by_email, by_post) ON preferences TO \(writer);
    """

  private static let systems = """
    systems:
      - key: marketing
        name: Marketing
        owner: Head of Marketing
        controller: { role: own, name: Example Controller }
        connector: { kind: postgres, connection: estate }
        datasets: [estate]
        purposes: [marketing]
        retention: Until withdrawn
        suppression:
          collection: estate.preferences
          match:
            - { kind: email, field: email }
            - { kind: phone, field: phone }
            - { kind: customer_number, field: customer_number }
            - { kind: postal, name_fields: [first_name, last_name], postcode_field: postcode }
          channels: { email: by_email, post: by_post }
    """

  private static let dataset = """
    dataset:
      - fides_key: estate
        collections:
          - name: preferences
            fields:
              - { name: id, fides_meta: { primary_key: true, data_type: integer } }
              - { name: first_name }
              - { name: last_name }
              - { name: postcode }
              - { name: email, fides_meta: { identity: email } }
              - { name: phone, fides_meta: { identity: phone_number } }
              - { name: customer_number, fides_meta: { identity: customer_number } }
              - { name: by_email, fides_meta: { data_type: boolean } }
              - { name: by_post, fides_meta: { data_type: boolean } }
              - { name: interests }
    """

  let administrator: PostgresClient
  let connector: PostgresSuppression
  let dataMap: DataMap

  /// - Parameters:
  ///   - changedBy: A script that the superuser runs first; `reader` and `writer` in braces stand for the logins.
  ///   - login: Changes how the logins connect.
  static func with(
    changedBy script: String = "", login: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
    _ body: (MarketingEstate) async throws -> Void
  ) async throws {
    try await withDatabase(preparedBy: template) { configuration in
      let map = try DataMap.make(of: ["systems.yaml": systems, "estate.yml": dataset])
      let administrator = PostgresClient(configuration: configuration, maximumConnections: 1)
      let script = script.replacing("{writer}", with: writer).replacing("{reader}", with: reader)
      var (reading, writing) = (configuration, configuration)
      (reading.user, reading.password) = (reader, password)
      (writing.user, writing.password) = (writer, password)
      login(&reading)
      login(&writing)
      guard let connector = PostgresSuppression(system: map.systems[0], dataMap: map, writer: writing, reader: reading) else {
        throw DataMapError(
          DataMapFault(.missingKey, "no suppression", at: SourceLocation(file: "systems.yaml", line: 1, column: 1), remedy: ""))
      }
      do {
        if !script.isEmpty { try await administrator.execute(script: script) }
        try await body(MarketingEstate(administrator: administrator, connector: connector, dataMap: map))
      } catch {
        await connector.close()
        await administrator.close()
        throw error
      }
      await connector.close()
      await administrator.close()
    }
  }

  /// Each row's switches, as `id:email,post`.
  func switches() async throws -> [String] {
    try await administrator.query("SELECT id, by_email, by_post FROM preferences ORDER BY id").map { row in
      let (email, post) = (try row.optionalBool("by_email"), try row.optionalBool("by_post"))
      return "\(try row.int("id")):\(email.map { $0 ? "on" : "off" } ?? "null"),\(post.map { $0 ? "on" : "off" } ?? "null")"
    }
  }

  /// The rows that were ever written, once for each time.
  func changes() async throws -> [Int] { try await administrator.query("SELECT id FROM changes ORDER BY id").map { try $0.int("id") } }

  static let untouched = ["1:on,on", "2:on,on", "3:on,null", "4:on,on", "5:off,off"]
}
