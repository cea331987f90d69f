public import Foundation
public import PostgresClient
public import RightsCase

/// What the DPO lists and changes beside single cases.
public struct Desk: Sendable {
  /// A line of the inbox.
  public struct CaseLine: Sendable {
    public let caseID: UUID
    public let reference: String
    public let phase: String
    public let channel: String
    public let rights: [String]
    /// ISO date, or `nil` while there is none.
    public let dueOn: String?
    public let receivedOn: String
    /// Why a person has to look, as a code.
    public let attention: String?
    public let changedAt: Date
    /// How many of its steps are parked.
    public let parked: Int
  }

  /// A step of a case that is not done.
  public struct StepLine: Sendable {
    public let message: UUID
    public let routingKey: String
    public let attempts: Int
    public let lastReason: String?
    public let dueAt: Date
    public let publishedAt: Date?
    public let parkedAt: Date?
  }

  /// What recognition had suggested of a message, and what a person made of it.
  public struct ReadingLine: Sendable {
    public let caseID: UUID
    public let reference: String
    public let decision: TriageDecided
  }

  private let client: PostgresClient

  public init(client: PostgresClient) { self.client = client }

  /// The open cases, the most urgent first; with `all` the closed ones too.
  public func cases(all: Bool = false) async throws -> [CaseLine] {
    try await client.query(SQL.deskCases, [.bool(all)]).map { row in
      CaseLine(
        caseID: try row.uuid("case_id"), reference: try row.string("reference"), phase: try row.string("phase"),
        channel: try row.string("channel"), rights: try row.textArray("rights"), dueOn: try row.optionalString("due_on"),
        receivedOn: try row.string("received_on"), attention: try row.optionalString("attention"),
        changedAt: try row.date("changed_at"), parked: try row.int("parked"))
    }
  }

  /// The decisions in triage before which recognition had read the message, oldest first (law.md O1).
  public func readings() async throws -> [ReadingLine] {
    try await client.query(SQL.deskReadings).map { row in
      let decision = try JSONDecoder().decode(TriageDecided.self, from: Data(try row.string("body").utf8))
      return ReadingLine(caseID: try row.uuid("case_id"), reference: try row.string("reference"), decision: decision)
    }
  }

  /// The steps of a case that are not done, oldest first.
  public func steps(of caseID: UUID) async throws -> [StepLine] {
    try await client.query(SQL.deskSteps, [.uuid(caseID)]).map { row in
      StepLine(
        message: try row.uuid("message_id"), routingKey: try row.string("routing_key"), attempts: try row.int("attempts"),
        lastReason: try row.optionalString("last_reason"), dueAt: try row.date("due_at"),
        publishedAt: try row.optionalDate("published_at"), parkedAt: try row.optionalDate("parked_at"))
    }
  }

  /// Lets a parked step run again.
  ///
  /// - Returns: `false` when it is not parked.
  public func resume(_ message: UUID) async throws -> Bool {
    try await client.query(SQL.resume, [.uuid(message)])[0].bool("resumed")
  }
}
