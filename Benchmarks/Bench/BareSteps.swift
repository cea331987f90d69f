import Foundation
import PostgresClient
import Rehearsal

/// The step function by itself: one case for each client, one event, one sealed item and one outbox row a step, as a search has them.
struct BareSteps: Sendable {
  private let installation: Installation

  init(_ installation: Installation) { self.installation = installation }

  /// Opens `count` cases whose numbers begin at `base`.
  func open(_ base: Int, _ count: Int) async throws {
    let client = PostgresClient(configuration: try installation.workerConfiguration("case-intake"), maximumConnections: 1)
    for number in base..<(base + count) {
      _ = try await client.query(
        """
        SELECT outcome FROM habeas.step($1::uuid, 0, gen_random_uuid(), ARRAY['case.opened'], ARRAY['{}'], $2::jsonb, '[]', '[]', '{}', '{}',
          '{}', '{}', '{}', '{}', '{}', NULL)
        """, [.uuid(Self.caseID(number)), .text(Self.summary(number))])
    }
    await client.close()
  }

  static func caseID(_ number: Int) -> UUID {
    UUID(uuidString: "00000000-0000-8000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)") ?? UUID()
  }

  /// One step in the words of the store.
  static let step = """
    SELECT outcome FROM habeas.step($1::uuid, $2::integer, md5($1::text || '/' || $2::text)::uuid, ARRAY['system.searched'],
      ARRAY['\(body)'], '\(summary(0))'::jsonb, jsonb_build_array(jsonb_build_object('message_id',
      md5($1::text || '/' || ($2::integer + 1)::text)::uuid, 'type', 'habeas.response.assemble.v1', 'routing_key', 'nowhere', 'body', '{}',
      'delay', 86400)), '[]'::jsonb, ARRAY[gen_random_uuid()], ARRAY['found'], ARRAY['found-data'],
      ARRAY[decode(repeat('5a', 4096), 'hex')], '{}', '{}', '{}', NULL)
    """

  /// Runs pgbench over the step function.
  ///
  /// - Returns: commits a second.
  func run(clients: Int, base: Int, seconds: Double) async throws -> Double {
    try await open(base, clients)
    let script = installation.directory + "/step.pgbench"
    let id = "('00000000-0000-8000-8000-' || lpad((:base::integer + :client_id::integer)::text, 12, '0'))::uuid"
    let sql = Self.step.replacing("$1::uuid", with: id).replacing("$1::text", with: "(\(id))::text").replacing("$2", with: ":v")
      .replacing("\n", with: " ")
    try "\\set v :v + 1\n\(sql);\n".write(toFile: script, atomically: true, encoding: .utf8)
    let configuration = try installation.workerConfiguration("data-discovery")
    let output = try await Program.run(
      "/usr/lib/postgresql/15/bin/pgbench",
      [
        "--no-vacuum", "--protocol=prepared", "--client=\(clients)", "--jobs=\(min(clients, 2))",
        // By count: a child of a process like this one may have the alarm signal blocked, and pgbench then never sees its time end.
        "--transactions=\(max(Int(seconds * 1500) / clients, 1))",
        "-D", "v=0", "-D", "base=\(base)", "--file=\(script)",
      ],
      environment: [
        "PGHOST": configuration.host, "PGPORT": "\(configuration.port)", "PGUSER": configuration.user, "PGDATABASE": "habeas",
        "PGPASSWORD": configuration.password ?? "",
      ])
    guard let rate = output.firstMatch(of: /tps = ([0-9.]+)/).flatMap({ Double($0.output.1) }) else {
      throw RehearsalError("pgbench said no rate: \(output)")
    }
    return rate
  }

  private static let body =
    #"{"system":"bench-shop","outcome":"found","collections":[{"collection":"app_db.orders","rows":10,"milliseconds":1}]}"#

  private static func summary(_ number: Int) -> String {
    #"{"reference":"BENCH-\#(number)","phase":"searching","channel":"email","rights":["access"],"due_on":"2026-12-22","received_on":"2026-11-22"}"#
  }
}
