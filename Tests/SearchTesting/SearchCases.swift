import CaseStore
public import DataMap
public import Foundation
import Intake
public import PostgresClient
import RightsCase
import RightsLaw
public import Sealing
import VaultContents

/// Cases whose person is known and whose systems are to be searched, as case-intake and identity-verification leave them.
public struct SearchCases: Sendable {
  private let intake: CaseStore
  private let identity: CaseStore

  /// - Parameters:
  ///   - intake: A client with the login of case-intake.
  ///   - identity: A client with the login of identity-verification.
  public init(intake: PostgresClient, identity: PostgresClient, keyring: Keyring) throws {
    let calendar = try ControllerCalendar(zone: "UTC")
    self.intake = CaseStore(client: intake, keyring: keyring, calendar: calendar)
    self.identity = CaseStore(client: identity, keyring: keyring, calendar: calendar)
  }

  /// Opens a case about access.
  public func open(_ identities: [IdentityKind: [String]], in dataMap: DataMap) async throws -> UUID {
    let submission = UUID()
    let id = MessageIdentity.openedCase(by: submission)
    let now = try await intake.now()
    let opened = CaseOpened(
      reference: String(submission.uuidString.suffix(11)), channel: .email, submission: submission,
      receivedOn: intake.calendar.date(of: now), jurisdiction: Jurisdiction(rawValue: "GB-EAW"), language: "en", writerDigest: "digest")
    _ = try await intake.open(id, submission: submission, channel: .email, now: now, traceparent: nil) { draft in
      try draft.apply(.open(opened, rights: [.access], triage: nil))
    }
    let subject = VaultItem(
      purpose: .correspondence, kind: VerifiedSubject.kind,
      bytes: try VerifiedSubject(displayName: "Priya Nandakumar", identities: identities, recipient: .email("priya@example.com")).encoded())
    let verified = IdentityVerified(
      challenge: 1, method: .codeToEmailOnFile, subjectItem: subject.id, recipientDigest: "digest", channel: .email,
      verifiedOn: intake.calendar.date(of: now), systems: dataMap.systems.map(\.key), searchedAfter: dataMap.systemsBefore(),
      dataMapDigest: dataMap.digest)
    try await identity.change(try await identity.load(id), completing: nil) { draft, _ in
      try draft.apply(
        .challengeIdentity(
          IdentityChallenged(
            challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "digest", lifetime: 600, attempts: 5)))
      draft.keep(subject)
      try draft.apply(.verifyIdentity(verified))
    }
    return id
  }
}
