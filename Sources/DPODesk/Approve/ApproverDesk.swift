import CaseStore
import Foundation
import Sealing
import WorkerRuntime

/// The keys that may sign here, as the database holds them and the pinned root key judges them.
struct ApproverDesk {
  /// A registered key and whose it is at the database.
  struct Approver: Hashable, Sendable {
    var keyID: String
    var login: String
    var isRevoked: Bool
  }

  let register: AuthorityRegister
  let approvers: [Approver]
  /// The session's own login.
  let login: String

  /// Whether what the key signs must say that it is a demonstration.
  func isDemonstration(_ keyID: String) -> Bool {
    register.allowsDemonstration
      && register.enrolments.contains { $0.statement.keyID == keyID && $0.statement.roles.contains(.demonstration) }
  }

  /// The approver's name as evidence has it.
  func name(of keyID: String) -> String? { register.enrolments.first { $0.statement.keyID == keyID }?.statement.name }

  /// The database accepts approvals only from the login that the key is enrolled for.
  func requireOwnKey(_ keyID: String) throws(DeskError) {
    guard let approver = approvers.first(where: { $0.keyID == keyID }) else {
      throw .refused(
        "key \(keyID) is not enrolled here. Have the operator sign an enrolment (habeas enrol), then: dpo key register FILE")
    }
    guard approver.login == login else {
      throw .refused(
        "key \(keyID) is enrolled for the login \(approver.login), and you are \(login). Sign with your own key, or set database.user.")
    }
    if approver.isRevoked {
      throw .refused("key \(keyID) is revoked. Sign with a key that is in force; see: dpo key list")
    }
  }
}

extension ApproverDesk {
  init(_ session: DeskSession) async throws {
    let approvers = try await session.authorities.approvers()
    let decoder = JSONDecoder()
    let register = AuthorityRegister(
      root: try VerificationKey(hex: try session.configuration.keys.rootPublicKey),
      enrolments: approvers.compactMap { try? decoder.decode(Enrolment.self, from: Data($0.enrolment.utf8)) },
      revocations: approvers.compactMap(\.revocation).compactMap { try? decoder.decode(Revocation.self, from: Data($0.utf8)) },
      allowsDemonstration: try session.configuration.allowsDemonstration)
    self.init(register: register, approvers: approvers.map(Approver.init), login: session.login)
  }
}

extension ApproverDesk.Approver {
  init(_ approver: Authorities.Approver) {
    self.init(keyID: approver.keyID, login: approver.login, isRevoked: approver.revokedAt != nil)
  }
}
