import Foundation
import PostgresClient

/// A row of the outbox, read by the superuser.
struct OutboxRecord: Hashable, Sendable {
  let message: UUID
  let caseID: UUID?
  let type: String
  let routingKey: String
  let body: String
  let traceparent: String?
  let causedBy: String
  let attempts: Int
  let reason: String?
  /// Seconds from the database's now until it is due; negative where it is due.
  let dueIn: Double
  let isClaimed: Bool
  let isPublished: Bool
  let isParked: Bool

  static func all(_ database: CaseDatabase) async throws -> [OutboxRecord] {
    try await database.administrator.query(
      """
      SELECT message_id, case_id, type, routing_key, body, traceparent, caused_by, attempts, last_reason,
        extract(epoch FROM due_at - habeas.now())::double precision AS due_in, claimed_until IS NOT NULL AS claimed,
        published_at IS NOT NULL AS published, parked_at IS NOT NULL AS parked
      FROM habeas.outbox ORDER BY routing_key, message_id
      """
    ).map { row in
      OutboxRecord(
        message: try row.uuid("message_id"), caseID: try row.optionalUUID("case_id"), type: try row.string("type"),
        routingKey: try row.string("routing_key"), body: try row.string("body"), traceparent: try row.optionalString("traceparent"),
        causedBy: try row.string("caused_by"), attempts: try row.int("attempts"), reason: try row.optionalString("last_reason"),
        dueIn: try row.double("due_in"), isClaimed: try row.bool("claimed"), isPublished: try row.bool("published"),
        isParked: try row.bool("parked"))
    }
  }

  static func one(_ message: UUID, _ database: CaseDatabase) async throws -> OutboxRecord? {
    try await all(database).first { $0.message == message }
  }

  /// Puts rows that are due into the outbox.
  static func insert(_ count: Int, of caseID: UUID? = nil, _ database: CaseDatabase) async throws -> [UUID] {
    try await database.administrator.query(
      """
      INSERT INTO habeas.outbox (message_id, case_id, type, routing_key, body, caused_by, due_at, created_at)
      SELECT gen_random_uuid(), $2::uuid, 'habeas.response.assemble.v1', 'response.assemble', '{}', 'test', habeas.now(), habeas.now()
      FROM generate_series(1, $1::integer)
      RETURNING message_id
      """, [.int(Int64(count)), caseID.map { .uuid($0) } ?? .null]
    ).map { try $0.uuid("message_id") }
  }
}
