import CaseStore
public import Foundation
import PostgresClient
import RightsCase
import Sealing

/// A DPO who approves every answer at once, through the same functions and with the same kind of signature as `dpo approve`.
///
/// The key is opened once: its passphrase is made slow on purpose, and a rehearsal measures the pipeline and not scrypt.
public final class ApprovingDesk: Sendable {
  private let database: PostgresClient
  private let store: CaseStore
  private let bell: OutboxBell
  private let key: ApproverKey

  public init(_ installation: Installation, sessions: Int = 2) throws {
    database = PostgresClient(configuration: try installation.deskConfiguration(), maximumConnections: sessions)
    bell = OutboxBell(client: database)
    store = CaseStore(
      client: database, keyring: try Keyring(directory: installation.keys + "/keyring"),
      calendar: try ControllerCalendar(zone: "Europe/London"))
    key = try ApproverKey.open(
      file: installation.keys + "/dpo.key", passphrase: Array(try installation.secret("passphrase").utf8))
  }

  public func close() async { await database.close() }

  /// Signs what was assembled and appends the approval.
  ///
  /// - Returns: whether there was something to approve.
  @discardableResult
  public func approve(_ caseID: UUID) async throws -> Bool {
    let stored = try await store.load(caseID)
    guard let response = stored.state.currentResponse, response.approval == nil, !stored.state.reassemblyIsDue else { return false }
    let assembled = response.assembled
    let statement = ApprovalStatement(
      caseID: caseID, manifestDigest: assembled.manifestDigest, recipientDigest: assembled.recipientDigest,
      channel: assembled.channel.rawValue, decision: .release, demonstration: true, signedAt: StatementTime(stored.now), keyID: key.keyID)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let signed = String(decoding: try encoder.encode(try statement.sign(with: key)), as: UTF8.self)
    let approved = ResponseApproved(
      version: assembled.version, manifestDigest: assembled.manifestDigest, recipientDigest: assembled.recipientDigest,
      keyID: key.keyID, signed: signed)
    try await store.change(stored, completing: nil) { draft, _ in try draft.apply(.approve(approved)) }
    // As at a real desk: the relay hears of it at once.
    await bell.notify()
    return true
  }
}
