import Foundation
import PostgresClient

/// The portal's functions of the database (`schemas/postgres/0008_portal.sql`), and nothing besides: its login can execute no other.
struct PortalStore: Sendable {
  private let client: PostgresClient

  init(client: PostgresClient) { self.client = client }

  /// The key of the portal's forms, which the first process that asks decides.
  func formKey(candidate: [UInt8]) async throws(PostgresError) -> [UInt8] {
    try await client.query("SELECT portal.form_key($1) AS key", [.bytes(candidate)])[0].bytes("key")
  }

  /// Keeps a form until it is a case's. The same form again changes nothing.
  func submit(_ form: SealedForm, secret: LinkSecret, reference: String, language: String) async throws(PostgresError) {
    _ = try await client.query(
      "SELECT portal.submit($1, $2, $3, $4, $5)",
      [.uuid(form.submission), .bytes(secret.lookup(.status)), .text(reference), .text(language), .bytes(form.sealed)])
  }

  /// The submission that a status link was given for; `nil` where the link leads nowhere.
  func submission(behind secret: LinkSecret) async throws(PostgresError) -> UUID? {
    try await client.query("SELECT portal.submission($1) AS submission", [.bytes(secret.lookup(.status))])[0].optionalUUID("submission")
  }

  /// What became of an answer that was typed in on a status page.
  enum Continuation: String, Sendable {
    case taken
    case unknown
    case tooMany = "too-many"
  }

  func submit(_ form: SealedForm, continuing secret: LinkSecret) async throws(PostgresError) -> Continuation {
    let outcome = try await client.query(
      "SELECT portal.continue($1, $2, $3) AS outcome", [.uuid(form.submission), .bytes(secret.lookup(.status)), .bytes(form.sealed)])[0]
    return Continuation(rawValue: try outcome.string("outcome")) ?? .unknown
  }

  /// Forms that are due to be published, claimed for a minute.
  ///
  /// - Parameter patience: How long after a confirm a form without its receipt is due again.
  func unreceipted(limit: Int, patience: Duration) async throws(PostgresError) -> [SealedForm] {
    let rows = try await client.query(
      "SELECT submission, sealed FROM portal.unreceipted($1, $2)", [.int(Int64(limit)), .double(patience / .seconds(1))])
    var forms: [SealedForm] = []
    for row in rows { forms.append(SealedForm(submission: try row.uuid("submission"), sealed: try row.bytes("sealed"))) }
    return forms
  }

  func published(_ submission: UUID, confirmed: Bool) async throws(PostgresError) {
    _ = try await client.query("SELECT portal.published($1, $2)", [.uuid(submission), .bool(confirmed)])
  }

  /// How the case behind a status link stands; `nil` where the link leads nowhere.
  func standing(behind secret: LinkSecret) async throws(PostgresError) -> Standing? {
    let rows = try await client.query(
      "SELECT reference, submitted_at, state, due_on::text FROM portal.status($1)", [.bytes(secret.lookup(.status))])
    guard let row = rows.first else { return nil }
    return Standing(
      reference: try row.string("reference"), submittedAt: try row.date("submitted_at"),
      state: Standing.State(rawValue: try row.string("state")) ?? .received, due: try row.optionalString("due_on"))
  }

  /// What a download link leads to; fetches nothing and counts nothing.
  func offer(behind secret: LinkSecret) async throws(PostgresError) -> Offer? {
    let rows = try await client.query(
      "SELECT file_name, bytes, expires_at FROM portal.offered($1)", [.bytes(secret.lookup(.download))])
    guard let row = rows.first else { return nil }
    return Offer(fileName: try row.string("file_name"), bytes: try row.int("bytes"), expiresAt: try row.date("expires_at"))
  }

  /// The sealed answer behind a download link, counted.
  func download(_ secret: LinkSecret) async throws(PostgresError) -> (sealed: [UInt8], fileName: String)? {
    let rows = try await client.query("SELECT sealed, file_name FROM portal.download($1)", [.bytes(secret.lookup(.download))])
    guard let row = rows.first else { return nil }
    return (try row.bytes("sealed"), try row.string("file_name"))
  }

  /// Empties answers that have expired and forgets links whose case is long closed.
  func clean() async throws(PostgresError) { _ = try await client.query("SELECT portal.clean()") }
}
