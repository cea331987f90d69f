public import Foundation
public import PostgresClient

/// The relay's side of the outbox: claim, publish, report back.
public struct Outbox: Sendable {
  /// A message to publish.
  public struct Message: Sendable {
    public let id: UUID
    public let caseID: UUID?
    public let type: String
    public let routingKey: String
    public let body: String
    public let traceparent: String?
  }

  private let client: PostgresClient

  public init(client: PostgresClient) { self.client = client }

  /// Takes up to `limit` due messages; they are this relay's alone for `seconds`.
  public func claim(limit: Int, seconds: Int) async throws -> [Message] {
    try await client.query(SQL.claim, [.int(Int64(limit)), .int(Int64(seconds))]).map { row in
      Message(
        id: try row.uuid("message_id"), caseID: try row.optionalUUID("case_id"), type: try row.string("type"),
        routingKey: try row.string("routing_key"), body: try row.string("body"), traceparent: try row.optionalString("traceparent"))
    }
  }

  /// The broker has these.
  public func published(_ messages: [UUID]) async throws {
    guard !messages.isEmpty else { return }
    _ = try await client.query(SQL.published, [.uuidArray(messages)])
  }

  /// The broker refused these, or nobody knows: they are due again after `seconds`.
  public func unpublished(_ messages: [UUID], reason: String, seconds: Double) async throws {
    guard !messages.isEmpty else { return }
    _ = try await client.query(SQL.unpublished, [.uuidArray(messages), .text(reason), .double(seconds)])
  }
}
