import CaseStore
import Foundation
import HabeasTesting
import PostgresClient
import RightsCase
import RightsLaw
import Sealing

/// A migrated database with as many cases as there are timers.
///
/// One case is opened as case-intake opens it; the others are copies of its events, each with a hash chain of its own.
final class TimerDatabase: Sendable {
  /// Of a server that lives as long as the benchmark, on the loopback interface.
  private static let password = "logins-of-the-benchmark"

  private let server: TestServers.Postgres
  private let administrator: PostgresClient

  init(_ server: ThrowawayServer) async throws {
    self.server = try server.postgres
    administrator = PostgresClient(configuration: Self.configuration(self.server, user: nil), maximumConnections: 1)
    let schemas = try TestServers.require().root + "/schemas/postgres"
    try await administrator.execute(script: try String(contentsOfFile: schemas + "/roles.sql", encoding: .utf8))
    try await administrator.execute(
      script: """
        ALTER DATABASE postgres OWNER TO habeas_owner;
        ALTER ROLE habeas_case_intake PASSWORD '\(Self.password)';
        ALTER ROLE habeas_timekeeper PASSWORD '\(Self.password)';
        """)
    _ = try await Migrator(client: administrator, directory: schemas).migrate()
  }

  func close() async { await administrator.close() }

  /// Sessions of the timekeeper, as many as the worker has.
  func timekeeper() throws -> PostgresClient {
    PostgresClient(configuration: Self.configuration(server, user: "habeas_timekeeper"), maximumConnections: 4)
  }

  /// Opens one case and copies it.
  func makeCases(_ count: Int) async throws {
    let pattern = try await openPattern()
    try await administrator.execute(
      script: """
        CREATE FUNCTION pg_temp.copy_case(pattern uuid, copies integer) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          copy uuid; chain bytea; one record;
        BEGIN
          FOR i IN 1 .. copies LOOP
            copy := gen_random_uuid();
            chain := sha256(uuid_send(copy));
            INSERT INTO habeas.case_file
            SELECT copy, 'B' || i, version, chain, phase, channel, rights, due_on, received_on, attention, opened_at, changed_at
            FROM habeas.case_file WHERE case_id = pattern;
            FOR one IN SELECT * FROM habeas.event WHERE case_id = pattern ORDER BY seq LOOP
              chain := habeas.event_hash(chain, copy, one.seq, one.kind, one.body, one.actor, one.at);
              INSERT INTO habeas.event VALUES (copy, one.seq, one.kind, one.body, one.actor, one.at, chain);
            END LOOP;
            UPDATE habeas.case_file SET head = chain WHERE case_id = copy;
          END LOOP;
        END $$;
        SELECT pg_temp.copy_case('\(pattern.uuidString)', \(count));
        -- The kinds of timers that an open case has, in turn.
        CREATE TABLE kept AS
        SELECT c.case_id, (ARRAY(SELECT name FROM habeas.timer WHERE case_id = '\(pattern.uuidString)' ORDER BY name))
          [1 + (row_number() OVER (ORDER BY c.case_id)) % (SELECT count(*) FROM habeas.timer WHERE case_id = '\(pattern.uuidString)')] AS name,
          (row_number() OVER (ORDER BY c.case_id) - 1)::double precision / \(count) AS place, now() AS due_at, 0 AS seq
        FROM habeas.case_file c WHERE c.case_id <> '\(pattern.uuidString)';
        ALTER TABLE kept ADD PRIMARY KEY (case_id);
        DELETE FROM habeas.timer
        """)
    // Not inside the transaction that a script is.
    try await administrator.query("VACUUM ANALYZE")
  }

  /// Gives each case one timer, as another of its kinds than before.
  func schedule(firstInSeconds first: Int, overSeconds spread: Int) async throws {
    try await administrator.execute(
      script: """
        UPDATE kept k SET due_at = habeas.now() + make_interval(secs => \(first) + place * \(spread)),
          seq = (SELECT version FROM habeas.case_file c WHERE c.case_id = k.case_id),
          -- What fired in the run before is no longer set in the case.
          name = CASE WHEN seq = 0 THEN name ELSE CASE name WHEN 'deadline-near' THEN 'deadline-missed' ELSE 'deadline-near' END END;
        INSERT INTO habeas.timer (case_id, name, due_at) SELECT case_id, name, due_at FROM kept;
        ANALYZE habeas.timer
        """)
    try await administrator.query("CHECKPOINT")
  }

  /// Timers that have not fired yet.
  func remaining() async throws -> Int {
    // Each run has its own timers; those that the cases set anew lie ahead.
    try await administrator.query(
      "SELECT count(*)::integer AS n FROM habeas.timer t JOIN kept k USING (case_id, name) WHERE t.due_at = k.due_at")[0].int("n")
  }

  func figures(seconds: Double) async throws -> TimerFigures {
    let row = try await administrator.query(
      """
      WITH fired AS (
        SELECT k.case_id, count(*) AS times, min(extract(epoch FROM e.at - k.due_at))::double precision AS late
        FROM kept k JOIN habeas.event e ON e.case_id = k.case_id AND e.seq > k.seq AND e.kind = 'timer.fired'
          AND e.body::jsonb->>'timer' = k.name
        GROUP BY k.case_id)
      SELECT count(*)::integer AS fired, (count(*) FILTER (WHERE times > 1))::integer AS twice,
        coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY late), 0) AS p50,
        coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY late), 0) AS p99,
        coalesce(percentile_disc(0.999) WITHIN GROUP (ORDER BY late), 0) AS p999,
        coalesce(max(late), 0) AS largest, (count(*) FILTER (WHERE late <= 5))::double precision / greatest(count(*), 1) AS within
      FROM fired
      """)[0]
    return TimerFigures(
      fired: try row.int("fired"), twice: try row.int("twice"), seconds: seconds, p50: try row.double("p50"), p99: try row.double("p99"),
      p999: try row.double("p999"), largest: try row.double("largest"), withinFiveSeconds: try row.double("within"))
  }

  private func openPattern() async throws -> UUID {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let client = PostgresClient(configuration: Self.configuration(server, user: "habeas_case_intake"), maximumConnections: 1)
    let store = CaseStore(
      client: client, keyring: try Keyring.create(directory: directory), calendar: try ControllerCalendar(zone: "Europe/London"))
    let submission = UUID()
    let id = MessageIdentity.openedCase(by: submission)
    let now = try await store.now()
    let opening = CaseOpened(
      reference: "BENCH-TIMER", channel: .email, submission: submission, receivedOn: store.calendar.date(of: now),
      jurisdiction: Jurisdiction(rawValue: "GB-EAW"), language: "en", writerDigest: "writer-digest")
    _ = try await store.open(id, submission: submission, channel: .email, now: now, traceparent: nil) { draft in
      try draft.apply(.open(opening, rights: [.access], triage: nil))
    }
    await client.close()
    return id
  }

  private static func configuration(_ server: TestServers.Postgres, user: String?) -> PostgresConfiguration {
    PostgresConfiguration(
      host: server.host, port: server.port, database: "postgres", user: user ?? server.user,
      password: user == nil ? server.password : password, tls: .disable, applicationName: "habeas-bench-timers")
  }
}
