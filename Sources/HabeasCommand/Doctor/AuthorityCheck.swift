import CaseStore
import CaseWorker
import ControllerProfile
import Foundation
import PostgresClient
import ResponseBundle
import RightsCase
import Sealing
import WorkerRuntime

/// Somebody may approve, and every notice may go out: today, and for a while yet.
struct AuthorityCheck: DoctorCheck {
  let installation: Installation
  /// The moment that counts as now.
  var now = Date()

  /// A renewal takes a root key out of its safe.
  private static let notice: TimeInterval = 30 * 86_400
  private var soon: Date { now.addingTimeInterval(Self.notice) }

  func findings() async -> [Finding] {
    let configuration = installation.configuration
    guard let settings = try? configuration.database(login: "response-dispatch"), let pinned = try? configuration.keys.rootPublicKey,
      let root = try? VerificationKey(hex: pinned)
    else { return [] }
    var login = PostgresConfiguration(settings, applicationName: "habeas doctor")
    login.connectTimeout = .seconds(3)
    let demonstration = (try? configuration.allowsDemonstration) ?? false
    do {
      return try await withPostgres(login) { client in
        let authorities = Authorities(client: client)
        let rows = try await authorities.approvers()
        let decoder = JSONDecoder()
        let register = AuthorityRegister(
          root: root, enrolments: rows.compactMap { try? decoder.decode(Enrolment.self, from: Data($0.enrolment.utf8)) },
          revocations: rows.compactMap(\.revocation).compactMap { try? decoder.decode(Revocation.self, from: Data($0.utf8)) },
          allowsDemonstration: demonstration)
        let standing = try await authorities.standing().compactMap {
          try? decoder.decode(StandingApproval.self, from: Data($0.signed.utf8))
        }
        return [approvers(register)] + notices(register, standing)
      }
    } catch {
      // Whether the login works is DatabaseCheck's to tell.
      return []
    }
  }

  private func approvers(_ register: AuthorityRegister) -> Finding {
    let revoked = Set(register.revocations.map(\.statement.keyID))
    let roles: Set<ApproverRole> = register.allowsDemonstration ? [.approve, .demonstration] : [.approve]
    func inForce(_ date: Date) -> Int {
      let keys = register.enrolments.filter { enrolment in
        !revoked.contains(enrolment.statement.keyID) && !roles.isDisjoint(with: enrolment.statement.roles)
          && (try? enrolment.verify(rootPublicKey: register.root, at: date)) != nil
      }
      return Set(keys.map(\.statement.keyID)).count
    }
    let count = inForce(now)
    guard count > 0 else {
      return .warning("approvers", "no key may approve an answer; enrol one with `habeas enrol` and `dpo key register`")
    }
    guard inForce(soon) > 0 else {
      return .warning("approvers", "within 30 days no key may approve an answer any more; renew with `habeas enrol`")
    }
    return .ok("approvers", "\(count) keys may approve answers")
  }

  private func notices(_ register: AuthorityRegister, _ standing: [StandingApproval]) -> [Finding] {
    guard let profile = installation.profile, let directory = try? installation.configuration.controllerDirectory + "/letters" else {
      return []
    }
    var findings: [Finding] = []
    for language in profile.languages {
      for kind in NoticeKind.allCases {
        guard let template = NoticeTemplate.Kind(rawValue: kind.rawValue),
          let digest = try? NoticeTemplate.load(template, language: language, lettersDirectory: directory).digest
        else { continue }
        let name = "'\(kind.rawValue)' in '\(language)'"
        func isCovered(_ date: Date) -> Bool {
          standing.contains { approval in
            (try? register.verify(approval, notice: kind.rawValue, language: language, templateDigest: digest, at: date)) != nil
          }
        }
        if !isCovered(now) {
          findings.append(.warning("notices", "\(name) waits: no standing approval covers its text; a DPO signs one: dpo standing approve"))
        } else if !isCovered(soon) {
          findings.append(.warning("notices", "the approval of \(name) ends within 30 days; a DPO renews it: dpo standing approve"))
        }
      }
    }
    return findings.isEmpty ? [.ok("notices", "standing approvals cover every text")] : findings
  }
}
