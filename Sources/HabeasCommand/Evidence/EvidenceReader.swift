import Foundation
import PostgresClient

/// Reads histories and roots, all as at one moment: from the tables where the login is the owner's or a superuser's, else through the
/// functions that a timekeeper or a DPO may call.
struct EvidenceReader {
  struct Head: Sendable {
    let caseID: UUID
    let version: Int
    let hash: [UInt8]
  }

  private let transaction: PostgresTransaction
  /// Whether the tables themselves can be read, and with them every daily root.
  let readsTables: Bool

  init(_ transaction: PostgresTransaction) async throws {
    self.transaction = transaction
    let schema = try await transaction.query("SELECT to_regnamespace('habeas') IS NOT NULL AS present")[0].bool("present")
    guard schema else { throw OperatorError("this database has no schema habeas; run `habeas migrate`, or name another database") }
    readsTables = try await Self.mayReadTables(transaction)
  }

  private static func mayReadTables(_ transaction: PostgresTransaction) async throws -> Bool {
    let sql = "SELECT has_table_privilege('habeas.event', 'SELECT') AS readable"
    do {
      return try await transaction.query(sql)[0].bool("readable")
    } catch  where error.sqlState == "42501" {
      throw OperatorError("this login may not read evidence; use the timekeeper's, a DPO's, or an administrator's")
    }
  }

  func heads() async throws -> [Head] {
    let source = readsTables ? "habeas.case_file ORDER BY case_id" : "habeas.case_heads()"
    return try await transaction.query("SELECT case_id, version, head FROM \(source)").map { row in
      Head(caseID: try row.uuid("case_id"), version: try row.int("version"), hash: try row.bytes("head"))
    }
  }

  func events(of caseID: UUID) async throws -> [EventRecord] {
    let source = readsTables ? "habeas.event WHERE case_id = $1::uuid" : "habeas.load($1::uuid)"
    let sql = """
      SELECT seq, kind, body, actor, hash, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text \
      FROM \(source) ORDER BY seq
      """
    return try await transaction.query(sql, [.uuid(caseID)]).map { row in
      EventRecord(
        seq: try row.int("seq"), kind: try row.string("kind"), body: try row.string("body"), actor: try row.string("actor"),
        at: try row.string("at_text"), hash: try row.bytes("hash"))
    }
  }

  /// The daily roots, oldest first; without the tables, the newest alone.
  func roots() async throws -> [DailyRoot] {
    guard readsTables else {
      return try await transaction.query("SELECT day::text AS day, signed FROM habeas.last_root()").map { row in
        DailyRoot(day: try row.string("day"), signed: try row.string("signed"), columns: nil)
      }
    }
    return try await transaction.query("SELECT day::text AS day, signed, root, cases FROM habeas.daily_root ORDER BY day").map { row in
      DailyRoot(
        day: try row.string("day"), signed: try row.string("signed"),
        columns: .init(root: try row.bytes("root"), cases: try row.int("cases")))
    }
  }
}
