public import Foundation
import PostgresClient
public import RightsCase
import RightsLaw
import Sealing

extension CaseStore {
  /// What opening came to.
  public enum Opening: Sendable {
    case opened(CaseState)
    /// The same submission opened the case before.
    case alreadyOpen
  }

  /// Opens a case: events, its keys, its first vault items and the submission's receipt, in one transaction.
  ///
  /// - Parameters:
  ///   - id: Derived from the submission, so that the same submission opens one case.
  ///   - body: Decides, as in `change`.
  public func open(
    _ id: UUID, submission: UUID, channel: Channel, now: Date, traceparent: String?, _ body: (inout CaseDraft) throws -> Void
  ) async throws -> Opening {
    guard let keyring else { throw CaseStoreError(.noKey, "opening a case needs the keyring") }
    var draft = CaseDraft(CaseState())
    try body(&draft)
    var keys: [VaultPurpose: CaseKey] = [:]
    var wrapped: [VaultPurpose: WrappedKey] = [:]
    for purpose in VaultPurpose.allCases {
      let key = CaseKey.generate()
      keys[purpose] = key
      wrapped[purpose] = try keyring.wrap(key, case: id, purpose: purpose)
    }
    let step = try Step(
      caseID: id, expected: 0, message: submission, draft: draft, keys: keys, newKeys: wrapped, now: now, calendar: calendar,
      traceparent: traceparent)
    return try await client.withTransaction { transaction in
      let outcome = try await transaction.query(SQL.step, step.parameters)[0].string("outcome")
      _ = try await transaction.query(
        SQL.recordSubmission, [.uuid(submission), .uuid(id), .text(channel.rawValue), .text("opened")])
      return outcome == "done" ? .opened(draft.state) : .alreadyOpen
    }
  }

  /// Changes a case by a further submission and records its receipt, in one transaction.
  ///
  /// - Returns: `nil` when the case changed meanwhile: load it again.
  public func join(
    _ stored: StoredCase, submission: UUID, channel: Channel, outcome: SubmissionOutcome, traceparent: String?,
    _ body: (inout CaseDraft, StoredCase) throws -> Void
  ) async throws -> Outcome? {
    var draft = CaseDraft(stored.state)
    try body(&draft, stored)
    let step = try Step(
      caseID: stored.id, expected: stored.state.version, message: submission, draft: draft, keys: stored.keys, newKeys: [:],
      now: stored.now, calendar: calendar, traceparent: traceparent)
    return try await client.withTransaction { transaction in
      let result = try await transaction.query(SQL.step, step.parameters)[0].string("outcome")
      guard result != "stale" else { return nil }
      _ = try await transaction.query(
        SQL.recordSubmission, [.uuid(submission), .uuid(stored.id), .text(channel.rawValue), .text(outcome.rawValue)])
      return result == "done" ? .done(draft.state) : .duplicate
    }
  }

  /// Records what became of a submission that touches no case, and lets the receipt go out (again).
  public func record(_ submission: UUID, caseID: UUID?, channel: Channel, outcome: SubmissionOutcome) async throws {
    _ = try await client.query(
      SQL.recordSubmission,
      [.uuid(submission), caseID.map { .uuid($0) } ?? .null, .text(channel.rawValue), .text(outcome.rawValue)])
  }

  /// What became of a submission before, if it is known.
  public func outcome(of submission: UUID) async throws -> (caseID: UUID?, outcome: SubmissionOutcome)? {
    guard let row = try await client.query(SQL.submissionOutcome, [.uuid(submission)]).first else { return nil }
    guard let outcome = SubmissionOutcome(rawValue: try row.string("outcome")) else { return nil }
    return (try row.optionalUUID("case_id"), outcome)
  }

  /// The case of a reference that people use.
  public func caseID(reference: String) async throws -> UUID? {
    try await client.query(SQL.caseByReference, [.text(reference)]).first?.optionalUUID("case_id")
  }
}
