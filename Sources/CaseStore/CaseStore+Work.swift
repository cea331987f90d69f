public import Foundation
import PostgresClient

extension CaseStore {
  /// What became of a step that could not be done.
  public enum Deferral: String, Sendable {
    case retry
    case parked
    /// Somebody else has completed it.
    case gone
  }

  /// Makes a step due again later, twice as late each time; after `limit` attempts it is parked for a person (design, rule 9).
  ///
  /// - Parameter reason: A code or words that a person can act on, without personal data.
  public func retry(_ message: UUID, reason: String, first: Duration, maximum: Duration, limit: Int) async throws -> Deferral {
    let row = try await client.query(
      SQL.retry, [.uuid(message), .text(reason), .double(first / .seconds(1)), .double(maximum / .seconds(1)), .int(Int64(limit))])[0]
    return Deferral(rawValue: try row.string("outcome")) ?? .gone
  }

  /// Parks a step until a person has acted.
  public func park(_ message: UUID, reason: String) async throws -> Deferral {
    Deferral(rawValue: try await client.query(SQL.park, [.uuid(message), .text(reason)])[0].string("outcome")) ?? .gone
  }

  /// Marks a message as processed that changed nothing: the case no longer calls for it.
  public func complete(_ message: UUID) async throws {
    _ = try await client.query(SQL.complete, [.uuid(message)])
  }

  /// Whether a message has been processed.
  public func isProcessed(_ message: UUID) async throws -> Bool {
    try await client.query(SQL.isProcessed, [.uuid(message)])[0].bool("processed")
  }
}
