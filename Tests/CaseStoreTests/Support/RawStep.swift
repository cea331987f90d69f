import Foundation
import PostgresClient

/// A call of `habeas.step` with whatever arguments: what a worker gone wrong, or taken over, could try.
struct RawStep {
  var caseID: UUID
  var expected = 0
  var message: UUID?
  var kinds: [String] = []
  var bodies: [String] = []
  var reference = "RAWST-EP000"
  var outbox = "[]"
  var timers = "[]"

  static let sql = """
    SELECT outcome, version FROM habeas.step($1::uuid, $2::integer, $3::uuid, $4::text[], $5::text[], $6::jsonb, $7::jsonb, $8::jsonb, \
    '{}'::uuid[], '{}'::text[], '{}'::text[], '{}'::bytea[], '{}'::text[], '{}'::text[], '{}'::bytea[], NULL)
    """

  var parameters: [PostgresValue] {
    let summary = """
      {"reference": "\(reference)", "phase": "received", "channel": "email", "rights": [], "received_on": "2026-03-02"}
      """
    return [
      .uuid(caseID), .int(Int64(expected)), message.map { .uuid($0) } ?? .null, .textArray(kinds), .textArray(bodies), .json(summary),
      .json(outbox), .json(timers),
    ]
  }

  /// Calls it as a transaction of its own.
  ///
  /// - Returns: the word of the first row.
  @discardableResult
  func call(_ client: PostgresClient) async throws(PostgresError) -> String {
    try await client.query(Self.sql, parameters)[0].string("outcome")
  }

  /// Calls it and rolls back, so that the next call finds the same case.
  ///
  /// - Returns: the SQLSTATE of the refusal, or `nil` where it was accepted.
  func refusal(_ client: PostgresClient) async throws -> String? {
    struct RolledBack: Error {}
    do {
      try await client.withTransaction { transaction in
        _ = try await transaction.query(Self.sql, parameters)
        throw RolledBack()
      }
      return nil
    } catch is RolledBack {
      return nil
    } catch let error as PostgresError {
      return error.sqlState ?? "\(error.code)"
    }
  }
}
