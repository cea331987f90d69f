public import CaseStore
public import CaseWorker
public import ControllerProfile
public import DataMap
import Foundation
import Intake
public import RightsCase
public import Sealing
public import SystemConnectors
import VaultContents

/// Chooses the least check that suffices, challenges, and judges the answer (law.md R12; design, rule 11).
///
/// Challenges go only to a contact on file that stands for one person. Where nobody, or more than one person, is found, the writer sees
/// nothing of it: the acknowledgement has said the same to everybody.
public struct IdentityVerifier: StepHandler {
  private let store: CaseStore
  private let profile: ControllerProfile
  private let dataMap: DataMap
  private let directory: ContactDirectory
  private let digest: KeyedDigest
  private let hasPortal: Bool
  private let policy: CodePolicy

  /// - Parameters:
  ///   - directory: Read access to contact points on file.
  ///   - digest: For keyed digests of codes and recipients.
  ///   - hasPortal: Whether answers can be fetched from a web portal.
  public init(
    store: CaseStore, profile: ControllerProfile, dataMap: DataMap, directory: ContactDirectory, digest: KeyedDigest, hasPortal: Bool
  ) {
    self.store = store
    self.profile = profile
    self.dataMap = dataMap
    self.directory = directory
    self.digest = digest
    self.hasPortal = hasPortal
    self.policy = CodePolicy(profile.identity)
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    let state = stored.state
    guard case .verifyIdentity(let submissionID) = step, state.identity == nil, state.closed == nil, state.triage == nil else {
      return .obsolete
    }
    let submission = try Submission(vaultBytes: try await store.open([submissionID], of: stored)[0])
    if let challenge = state.openChallenge {
      // The opening message is no answer to a challenge that it led to.
      guard submissionID != state.opened?.submission else { return .obsolete }
      return try await judge(submission, against: challenge, of: stored)
    }
    return try await challenge(for: submission, of: stored)
  }

  // MARK: Challenge

  private func challenge(for submission: Submission, of stored: StoredCase) async throws -> StepResult {
    guard let subject = try await onlyPerson(behind: submission) else {
      return .commit { draft, _ in try draft.apply(.requireTriage(.noSinglePerson)) }
    }
    let code = OneTimeCode.random(digits: policy.digits)
    let secret = VaultItem(
      purpose: .correspondence, kind: ChallengeSecret.kind, bytes: try ChallengeSecret(code: code, subject: subject).encoded())
    let codeDigest = digestOfCode(code, caseID: stored.id)
    let policy = policy
    return .commit { draft, current in
      draft.keep(secret)
      try draft.apply(
        .challengeIdentity(
          IdentityChallenged(
            challenge: current.state.challenges.count + 1, method: .codeToEmailOnFile, item: secret.id, codeDigest: codeDigest,
            lifetime: policy.lifetime, attempts: policy.attempts)))
    }
  }

  /// The one person on file whom the message's exact keys name, with an email address that stands for that person alone.
  private func onlyPerson(behind submission: Submission) async throws -> VerifiedSubject? {
    guard let sender = submission.sender else { return nil }
    let matches = try await directory.contacts(matching: [.email: [sender.address]])
    guard matches.count == 1, let match = matches.first else { return nil }
    let usable = match.contacts.filter { $0.kind == .email && $0.standing == .personal }
    // The address that they wrote from, when it is on file and theirs; it asks the least of them.
    guard let contact = usable.first(where: { $0.value.lowercased() == sender.address.lowercased() }) ?? usable.first else { return nil }
    return VerifiedSubject(
      displayName: match.displayName, identities: match.identities, recipientAddress: contact.value)
  }

  // MARK: Judgement

  private func judge(_ reply: Submission, against challenge: Challenge, of stored: StoredCase) async throws -> StepResult {
    let number = challenge.issued.challenge
    let issuedAt = stored.time { event in
      if case .identityChallenged(let issued) = event { issued.challenge == number } else { false }
    }
    // When the reply arrived counts, not when it was read.
    let isLate = issuedAt.map { reply.receivedAt.timeIntervalSince($0) > TimeInterval(challenge.issued.lifetime) } ?? true
    let codes = OneTimeCode.candidates(in: reply.text, digits: policy.digits)
    // A date beside the code may look like one; a list of guesses does not get through.
    let isRight = codes.count <= 3 && codes.contains { digestOfCode($0, caseID: stored.id) == challenge.issued.codeDigest }
    guard isRight, !isLate else {
      let reason: IdentityAttemptFailed.Reason = isLate ? .expired : codes.isEmpty ? .noCode : .wrongCode
      // A reply without any code is a question, not a try: it costs nothing and waits for a person.
      guard reason != .noCode else { return .commit { draft, _ in try draft.apply(.requireTriage(.unclearRequest)) } }
      return .commit { draft, _ in
        try draft.apply(.failIdentityAttempt(IdentityAttemptFailed(challenge: number, submission: reply.id, reason: reason)))
      }
    }
    let secret = try ChallengeSecret(vaultBytes: try await store.open([challenge.issued.item], of: stored)[0])
    let subject = VaultItem(purpose: .correspondence, kind: VerifiedSubject.kind, bytes: try secret.subject.encoded())
    let verified = IdentityVerified(
      challenge: number, method: challenge.issued.method, subjectItem: subject.id,
      recipientDigest: Hex.encode(digest.digest("habeas.recipient.v1", "email\n\(secret.subject.recipientAddress.lowercased())")),
      channel: channel(of: stored), verifiedOn: stored.today, systems: dataMap.systems.map(\.key), dataMapDigest: dataMap.digest)
    return .commit { draft, _ in
      draft.keep(subject)
      try draft.apply(.verifyIdentity(verified))
    }
  }

  /// Who asked on the web fetches the answer there; the link goes to the address on file.
  private func channel(of stored: StoredCase) -> Channel {
    hasPortal && stored.state.opened?.channel == .web ? .web : .email
  }

  private func digestOfCode(_ code: String, caseID: UUID) -> String {
    Hex.encode(digest.digest("habeas.code.v1", "\(caseID.uuidString.lowercased())\n\(code)"))
  }
}
