import Foundation
import PostgresClient

/// What the database did between two moments.
struct DatabaseCounters: Codable, Sendable {
  /// A kind of statement of one login, with figures for each request.
  struct Statement: Codable, Sendable {
    var login: String
    var statement: String
    var calls: Double
    /// Milliseconds in the server.
    var milliseconds: Double
    /// Whether it wrote to the log.
    var writes: Bool
  }

  /// COMMIT records in the write-ahead log for each request.
  var commits: Double
  /// Times that the log was flushed to the disk, for each request.
  var flushes: Double
  /// KiB of log for each request.
  var logKilobytes: Double
  var statements: [Statement]

  /// A position from which to count.
  struct Mark: Sendable {
    var position: String
    var flushes: Int
  }

  static func prepare(_ observer: PostgresClient) async throws {
    try await observer.execute(script: "CREATE EXTENSION IF NOT EXISTS pg_stat_statements; CREATE EXTENSION IF NOT EXISTS pg_walinspect")
  }

  static func mark(_ observer: PostgresClient) async throws -> Mark {
    _ = try await observer.query("SELECT pg_stat_statements_reset()")
    let row = try await observer.query("SELECT pg_current_wal_lsn()::text AS position, wal_sync AS flushes FROM pg_stat_wal")[0]
    return Mark(position: try row.string("position"), flushes: try row.int("flushes"))
  }

  init(since mark: Mark, requests: Int, _ observer: PostgresClient) async throws {
    let each = Double(requests)
    let wal = try await observer.query(
      """
      SELECT coalesce((SELECT sum(count) FROM pg_get_wal_stats($1::pg_lsn, pg_current_wal_flush_lsn(), true)
        WHERE "resource_manager/record_type" IN ('Transaction/COMMIT')), 0)::float8 AS commits,
        (pg_current_wal_flush_lsn() - $1::pg_lsn)::float8 AS bytes, (SELECT wal_sync FROM pg_stat_wal) AS flushes
      """, [.text(mark.position)])[0]
    commits = try wal.double("commits") / each
    logKilobytes = try wal.double("bytes") / 1024 / each
    flushes = Double(try wal.int("flushes") - mark.flushes) / each
    statements = try await observer.query(
      """
      SELECT r.rolname::text AS login, left(regexp_replace(s.query, '\\s+', ' ', 'g'), 90) AS statement, sum(s.calls)::float8 AS calls,
        sum(s.total_exec_time)::float8 AS milliseconds, bool_or(s.wal_records > 0) AS writes
      FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
      WHERE s.toplevel AND (r.rolname LIKE 'habeas\\_%' AND r.rolname <> 'habeas_admin' OR r.rolname IN ('dpo_bench', 'bench_reader'))
      GROUP BY 1, 2 ORDER BY 4 DESC LIMIT 60
      """
    ).map { row in
      Statement(
        login: try row.string("login"), statement: try row.string("statement"), calls: try row.double("calls") / each,
        milliseconds: try row.double("milliseconds") / each, writes: try row.bool("writes"))
    }
  }
}
