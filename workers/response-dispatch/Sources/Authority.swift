public import CaseStore
import Foundation
import RightsCase
public import Sealing

/// Judges whether something may leave (design, rule 8). The database checks once more, in the transaction that commits the attempt, that
/// the key is enrolled and not revoked at that very moment.
public struct Authority: Sendable {
  private let authorities: Authorities
  private let root: VerificationKey
  private let allowsDemonstration: Bool

  /// - Parameters:
  ///   - root: The controller's root key, pinned in the configuration.
  ///   - allowsDemonstration: Only in a demonstration installation, whose mail is pinned to a sink.
  public init(authorities: Authorities, root: VerificationKey, allowsDemonstration: Bool) {
    self.authorities = authorities
    self.root = root
    self.allowsDemonstration = allowsDemonstration
  }

  /// The key under whose standing approval a text from this template may go out.
  ///
  /// - Parameter kind: The template's name: a notice's kind, or `answer-email` for the mail around an approved answer.
  @discardableResult
  func standing(for kind: String, language: String, templateDigest: String, at date: Date) async throws -> String {
    let register = try await register()
    var last: (any Error)?
    for row in try await authorities.standing() {
      do {
        let approval = try JSONDecoder().decode(StandingApproval.self, from: Data(row.signed.utf8))
        try register.verify(approval, notice: kind, language: language, templateDigest: templateDigest, at: date)
        return approval.statement.keyID
      } catch {
        last = error
      }
    }
    let why = (last as? AuthorityError)?.description ?? "there is none"
    throw SendFault.permanent(
      "no standing approval covers the template '\(kind)' in '\(language)': \(why). A DPO signs one with: dpo standing approve")
  }

  /// The key whose approval covers exactly this answer.
  func approval(of response: ResponseVersion, caseID: UUID, manifestDigest: String, at date: Date) async throws -> String {
    guard let approved = response.approval else { throw SendFault.permanent("the answer has no approval; see: dpo inbox") }
    let register = try await register()
    do {
      let signed = try JSONDecoder().decode(SignedApproval.self, from: Data(approved.signed.utf8))
      try register.verify(
        signed,
        expecting: ApprovalExpectation(
          caseID: caseID, manifestDigest: manifestDigest, recipientDigest: response.assembled.recipientDigest,
          channel: response.assembled.channel.rawValue, decision: response.assembled.kind == .refusal ? .refuse : .release),
        at: date)
      return signed.statement.keyID
    } catch let error as AuthorityError {
      throw SendFault.permanent("the approval does not count: \(error.description)")
    } catch {
      throw SendFault.permanent("the approval of the answer cannot be read; approve it again")
    }
  }

  private func register() async throws -> AuthorityRegister {
    let rows = try await authorities.approvers()
    let decoder = JSONDecoder()
    return AuthorityRegister(
      root: root, enrolments: rows.compactMap { try? decoder.decode(Enrolment.self, from: Data($0.enrolment.utf8)) },
      revocations: rows.compactMap(\.revocation).compactMap { try? decoder.decode(Revocation.self, from: Data($0.utf8)) },
      allowsDemonstration: allowsDemonstration)
  }
}
