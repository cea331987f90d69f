public import Foundation
public import PostgresClient

/// Approvers and standing approvals as rows. What counts is the signatures in them, which readers verify against the pinned root key.
public struct Authorities: Sendable {
  /// An enrolled key.
  public struct Approver: Sendable {
    public let keyID: String
    /// The database login whose approvals it signs.
    public let login: String
    /// The signed enrolment as JSON.
    public let enrolment: String
    public let enrolledAt: Date
    public let revokedAt: Date?
    /// The signed revocation as JSON, once there is one.
    public let revocation: String?
  }

  /// A signed standing approval as JSON.
  public struct Standing: Sendable {
    public let id: UUID
    public let keyID: String
    public let signed: String
  }

  private let client: PostgresClient

  public init(client: PostgresClient) { self.client = client }

  public func approvers() async throws -> [Approver] {
    try await client.query(SQL.approvers).map { row in
      Approver(
        keyID: try row.string("key_id"), login: try row.string("login"), enrolment: try row.string("enrolment"),
        enrolledAt: try row.date("enrolled_at"), revokedAt: try row.optionalDate("revoked_at"),
        revocation: try row.optionalString("revocation"))
    }
  }

  /// Those that are not revoked, the newest first.
  public func standing() async throws -> [Standing] {
    try await client.query(SQL.standing).map { row in
      Standing(id: try row.uuid("approval"), keyID: try row.string("key_id"), signed: try row.string("signed"))
    }
  }

  /// Keeps an enrolment; the same key twice is one.
  public func enrol(keyID: String, login: String, enrolment: String) async throws {
    _ = try await client.query(SQL.enrol, [.text(keyID), .text(login), .text(enrolment)])
  }

  /// Revokes a key from this moment on.
  ///
  /// - Returns: `false` when it is unknown or revoked already.
  public func revoke(keyID: String, revocation: String) async throws -> Bool {
    try await client.query(SQL.revoke, [.text(keyID), .text(revocation)])[0].bool("revoked")
  }

  /// Keeps a standing approval.
  public func stand(keyID: String, signed: String) async throws -> UUID {
    try await client.query(SQL.stand, [.text(keyID), .text(signed)])[0].uuid("approval")
  }
}

extension CaseStore {
  /// The authorities of the same database, with the same login.
  public var authorities: Authorities { Authorities(client: client) }
}
