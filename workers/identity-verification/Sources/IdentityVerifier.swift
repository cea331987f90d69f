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
  private let hasPrintSpool: Bool
  private let policy: CodePolicy

  /// - Parameters:
  ///   - directory: Read access to contact points on file.
  ///   - digest: For keyed digests of codes and recipients.
  ///   - hasPortal: Whether answers can be fetched from a web portal.
  ///   - hasPrintSpool: Whether letters can be printed.
  public init(
    store: CaseStore, profile: ControllerProfile, dataMap: DataMap, directory: ContactDirectory, digest: KeyedDigest, hasPortal: Bool,
    hasPrintSpool: Bool
  ) {
    self.store = store
    self.profile = profile
    self.dataMap = dataMap
    self.directory = directory
    self.digest = digest
    self.hasPortal = hasPortal
    self.hasPrintSpool = hasPrintSpool
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
    guard let found = try await onlyPerson(behind: submission), let check = leastBurdensome(for: submission, of: found) else {
      return .commit { draft, _ in try draft.apply(.requireTriage(.noSinglePerson)) }
    }
    let code = OneTimeCode.random(digits: policy.digits)
    let country = found.contacts.lazy.filter { $0.kind == .post && $0.standing == .personal }.compactMap(CountryCode.init(of:)).first
    let subject = VerifiedSubject(
      displayName: found.displayName, identities: found.identities, recipient: check.recipient, country: country?.text)
    let secret = VaultItem(
      purpose: .correspondence, kind: ChallengeSecret.kind, bytes: try ChallengeSecret(code: code, subject: subject).encoded())
    let codeDigest = digestOfCode(code, caseID: stored.id)
    let policy = policy
    return .commit { draft, current in
      draft.keep(secret)
      try draft.apply(
        .challengeIdentity(
          IdentityChallenged(
            challenge: current.state.challenges.count + 1, method: check.method, item: secret.id, codeDigest: codeDigest,
            lifetime: policy.lifetime(of: check.method), attempts: policy.attempts)))
    }
  }

  /// The one person on file whom the message's exact keys name.
  private func onlyPerson(behind submission: Submission) async throws -> ContactMatch? {
    let claims: [IdentityKind: [String]] = [
      .email: submission.sender.map { [$0.address] } ?? [], .customerNumber: submission.customerNumber.map { [$0] } ?? [],
      .phone: submission.phone.map { [$0] } ?? [],
    ].filter { !$0.value.isEmpty }
    guard !claims.isEmpty else { return nil }
    let matches = try await directory.contacts(matching: claims)
    return matches.count == 1 ? matches.first : nil
  }

  /// A contact on file that stands for this person alone, by the way in which they wrote where that can be.
  private func leastBurdensome(for submission: Submission, of match: ContactMatch) -> (method: IdentityMethod, recipient: Correspondent)? {
    let personal = match.contacts.filter { $0.standing == .personal }
    let emails = personal.filter { $0.kind == .email }
    // The address that they wrote from, when it is on file and theirs; it asks the least of them.
    let written = submission.sender.flatMap { NormalisedEmail.make($0.address) }
    let email = emails.first { written != nil && NormalisedEmail.make($0.value) == written } ?? emails.first
    let letter = hasPrintSpool ? personal.first { $0.kind == .post }.flatMap { PostalAddress(contact: $0, of: match) } : nil
    if submission.channel != .post || letter == nil, let email { return (.codeToEmailOnFile, .email(email.value)) }
    return letter.map { (.codeToAddressOnFile, .post($0)) }
  }

  // MARK: Judgement

  private func judge(_ reply: Submission, against challenge: Challenge, of stored: StoredCase) async throws -> StepResult {
    let number = challenge.issued.challenge
    let issuedAt = stored.time { event in
      if case .identityChallenged(let issued) = event { issued.challenge == number } else { false }
    }
    // When the reply arrived counts, not when it was read.
    let isLate = issuedAt.map { reply.receivedAt.timeIntervalSince($0) > TimeInterval(challenge.issued.lifetime) } ?? true
    let codes = OneTimeCode.candidates(in: reply.text, digits: policy.digits, isScanned: reply.channel == .post)
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
      recipientDigest: Hex.encode(digest.digest("habeas.recipient.v1", secret.subject.recipient.canonical)),
      channel: channel(to: secret.subject.recipient, of: stored), verifiedOn: stored.today, systems: dataMap.systems.map(\.key),
      searchedAfter: dataMap.systemsBefore(), dataMapDigest: dataMap.digest)
    return .commit { draft, _ in
      draft.keep(subject)
      try draft.apply(.verifyIdentity(verified))
    }
  }

  /// Who asked on the web fetches the answer there; the link goes to the address on file.
  private func channel(to recipient: Correspondent, of stored: StoredCase) -> Channel {
    switch recipient {
    case .email: hasPortal && stored.state.opened?.channel == .web ? .web : .email
    case .post: .post
    }
  }

  private func digestOfCode(_ code: String, caseID: UUID) -> String {
    Hex.encode(digest.digest("habeas.code.v1", "\(caseID.uuidString.lowercased())\n\(code)"))
  }
}
