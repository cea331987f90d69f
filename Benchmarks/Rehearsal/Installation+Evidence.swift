import Foundation
import HabeasTesting
import PostgresClient

extension Installation {
  /// Keeps what a failed rehearsal can be understood by: the workers' logs, the work that is not done, the events of its cases.
  public func keepEvidence() async {
    let folder = settings.evidence
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.copyItem(atPath: logs, toPath: folder)
    if let server = try? database.postgres {
      for (name, sql) in [
        ("outbox", "SELECT * FROM habeas.outbox ORDER BY created_at"),
        (
          "cases",
          "SELECT case_id, reference, version, phase, attention, opened_at, changed_at FROM habeas.case_file WHERE phase <> 'closed'"
        ),
        (
          "events",
          "SELECT e.case_id, e.seq, e.kind, e.actor, e.at FROM habeas.event e JOIN habeas.case_file c USING (case_id) "
            + "WHERE c.phase <> 'closed' ORDER BY e.case_id, e.seq LIMIT 5000"
        ),
      ] {
        let rows = try? await Program.run(
          "/usr/bin/psql", ["--no-psqlrc", "--csv", "-d", "habeas", "-c", sql],
          environment: ["PGHOST": server.host, "PGPORT": "\(server.port)", "PGUSER": server.user, "PGPASSWORD": server.password],
          limit: .seconds(20))
        try? rows?.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
      }
    }
    Console.note("logs and open work are in \(folder)")
  }
}
