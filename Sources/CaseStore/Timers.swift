public import Foundation
public import PostgresClient
public import RightsCase

/// The timekeeper's side: due timers, the reconciler, housekeeping and the daily root.
public struct Timers: Sendable {
  /// A timer that is due.
  public struct Due: Sendable {
    public let caseID: UUID
    public let timer: CaseTimer
    public let dueAt: Date
  }

  /// The newest hash of a case.
  public struct Head: Sendable {
    public let caseID: UUID
    public let version: Int
    public let hash: [UInt8]
  }

  private let client: PostgresClient

  public init(client: PostgresClient) { self.client = client }

  /// Takes up to `limit` due timers; they are this timekeeper's alone for `seconds`.
  public func claim(limit: Int, seconds: Int) async throws -> [Due] {
    try await client.query(SQL.timersClaim, [.int(Int64(limit)), .int(Int64(seconds))]).compactMap { row in
      guard let timer = CaseTimer(rawValue: try row.string("name")) else { return nil }
      return Due(caseID: try row.uuid("case_id"), timer: timer, dueAt: try row.date("due_at"))
    }
  }

  /// Makes steps due again that were published more than `seconds` ago and never processed.
  ///
  /// - Returns: how many.
  public func reconcile(olderThan seconds: Double) async throws -> Int {
    try await client.query(SQL.reconcile, [.double(seconds)])[0].int("stalled")
  }

  /// Forgets inbox keys older than 30 days.
  public func purgeInbox() async throws -> Int {
    try await client.query(SQL.purgeInbox)[0].int("purged")
  }

  /// Destroys parts of items that never came: of searches that broke off more than a day ago.
  public func purgeParts() async throws -> Int {
    try await client.query(SQL.purgeParts)[0].int("purged")
  }

  /// The heads of all cases, ordered by case id.
  public func heads() async throws -> [Head] {
    try await client.query(SQL.heads).map { row in
      Head(caseID: try row.uuid("case_id"), version: try row.int("version"), hash: try row.bytes("head"))
    }
  }

  /// The newest root: its day as an ISO date, and the signed statement as JSON.
  public func lastRoot() async throws -> (day: String, signed: String)? {
    guard let row = try await client.query(SQL.lastRoot).first else { return nil }
    return (try row.string("day"), try row.string("signed"))
  }

  /// Keeps the signed root of a day.
  ///
  /// - Returns: `false` when the day has one already.
  public func record(root: [UInt8], cases: Int, day: String, signed: String) async throws -> Bool {
    try await client.query(SQL.recordRoot, [.text(day), .int(Int64(cases)), .bytes(root), .text(signed)])[0].bool("recorded")
  }
}
