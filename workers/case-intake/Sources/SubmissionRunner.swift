public import AMQPClient
public import CaseStore
public import CaseWorker
public import ControllerProfile
import Foundation
public import Intake
public import Logging
import MessageSchemas
import Metrics
import PostgresClient
import RightsCase
import RightsLaw
public import Sealing
import VaultContents

/// Takes sealed submissions: opens a case, joins one, or records that it is neither (design, workers).
public struct SubmissionRunner: Sendable {
  private let store: CaseStore
  private let keys: [IntakePrivateKey]
  private let profile: ControllerProfile
  private let recogniser: Recogniser
  private let threads: ThreadToken
  private let index: BlindIndex
  private let targets: SuppressionTargets
  private let bell: OutboxBell?
  private let logger: Logger

  /// - Parameters:
  ///   - keys: The intake private keys, the current one and those before it.
  ///   - index: For keyed digests of addresses.
  ///   - targets: Where a marketing stop takes effect.
  public init(
    store: CaseStore, keys: [IntakePrivateKey], profile: ControllerProfile, recogniser: Recogniser, threads: ThreadToken,
    index: BlindIndex, targets: SuppressionTargets, bell: OutboxBell? = nil, logger: Logger
  ) {
    self.store = store
    self.keys = keys
    self.profile = profile
    self.recogniser = recogniser
    self.threads = threads
    self.index = index
    self.targets = targets
    self.bell = bell
    self.logger = logger
  }

  /// Processes a delivery and says how to settle it. While the database is away the message is held.
  public func process(_ delivery: AMQPDelivery) async -> Settlement {
    guard delivery.message.type == SubmissionMessage.type,
      let id = delivery.message.messageID.flatMap(UUID.init(uuidString:)), let channel = Self.channel(of: delivery)
    else {
      logger.error("submission.refused", metadata: ["reason": "not a submission of a version that this version reads"])
      return .deadLetter
    }
    var delay = Duration.seconds(1)
    while !Task.isCancelled {
      do {
        let outcome = try await take(id, channel: channel, sealed: delivery.message.body)
        await bell?.notify()
        logger.info("submission.\(outcome.rawValue)", metadata: ["message": "\(id.uuidString.lowercased())"])
        Counter(label: "habeas_submissions_total", dimensions: [("channel", channel.rawValue), ("outcome", outcome.rawValue)]).increment()
        return .ack
      } catch let error as PostgresError where error.isRetriable || error.code == .unknownOutcome {
        logger.warning("database.away", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
      } catch is CancellationError {
        break
      } catch {
        logger.error("submission.undone", metadata: ["message": "\(id.uuidString.lowercased())", "reason": "\(Self.reason(error))"])
      }
      try? await Task.sleep(for: delay)
      delay = min(delay * 2, .seconds(15))
    }
    return .requeue
  }

  /// Only the intake user of a channel may hand in for it; the broker validates `user_id`.
  private static func channel(of delivery: AMQPDelivery) -> Channel? {
    switch delivery.message.userID {
    case "email-intake": .email
    case "post-intake": .post
    case "web-portal": .web
    default: nil
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? CaseStoreError)?.description ?? (error as? SealingError)?.description ?? "\(type(of: error))"
  }

  private func take(_ id: UUID, channel: Channel, sealed: [UInt8]) async throws -> SubmissionOutcome {
    if let known = try await store.outcome(of: id) {
      // Handed in again: its source has not seen the receipt.
      try await store.record(id, caseID: known.caseID, channel: channel, outcome: known.outcome)
      return known.outcome
    }
    let submission: Submission
    do {
      submission = try Submission(vaultBytes: try IntakeSealing.open(sealed, submission: id, with: keys))
      guard submission.id == id, submission.channel == channel else { throw SubmissionFault(.malformed) }
    } catch {
      logger.error("submission.unreadable", metadata: ["message": "\(id.uuidString.lowercased())", "reason": "\(Self.reason(error))"])
      return try await record(id, channel: channel, as: .refused)
    }
    if submission.bounce != nil { return try await takeBounce(submission) }
    // A machine wrote it (RFC 3834): an answer to it would start a loop.
    if submission.isAutomatic { return try await record(id, channel: channel, as: .notARequest) }
    switch try await join(submission) {
    case .joined: return .joined
    case .follows(let closed): return try await open(submission, following: closed)
    case .noCase: return try await open(submission)
    }
  }

  private func record(_ id: UUID, channel: Channel, as outcome: SubmissionOutcome) async throws -> SubmissionOutcome {
    try await store.record(id, caseID: nil, channel: channel, outcome: outcome)
    return outcome
  }

  // MARK: Opening

  /// - Parameter closed: The closed case that it is a reply to: then it is about something, and never thrown away as no request.
  private func open(_ submission: Submission, following closed: UUID? = nil) async throws -> SubmissionOutcome {
    let recognition = recogniser.recognise(submission)
    // A letter that names a case, rightly or not, is about one: a person looks.
    let namesCase = submission.channel == .post && Reference.isMentioned(in: submission.text)
    if recognition.disposition == .notARequest, !namesCase, closed == nil {
      return try await record(submission.id, channel: submission.channel, as: .notARequest)
    }
    let id = MessageIdentity.openedCase(by: submission.id)
    let content = VaultItem(id: submission.id, purpose: .correspondence, kind: "submission", bytes: try submission.encoded())
    let opening = CaseOpened(
      reference: submission.reference.description, channel: submission.channel, submission: submission.id,
      receivedOn: store.calendar.date(of: submission.receivedAt), jurisdiction: Jurisdiction(rawValue: profile.jurisdiction),
      language: submission.language ?? recognition.language,
      writerDigest: submission.sender.flatMap { index.token(.email, $0.address) }.map { Hex.encode($0) } ?? "",
      follows: closed)
    let triage = Self.triage(recognition, submission, follows: closed != nil)
    let rights = recognition.rights.map(\.right)
    let stop = try suppression(recognition, submission)
    let result = try await store.open(
      id, submission: submission.id, channel: submission.channel, now: try await store.now(), traceparent: nil
    ) { draft in
      draft.keep(content)
      if let stop { draft.keep(stop.subject) }
      try draft.apply(.open(opening, rights: rights, triage: triage, suppression: stop?.plan))
    }
    if case .opened = result { logger.info("case.opened", metadata: ["case": "\(id.uuidString.lowercased())"]) }
    return .opened
  }

  /// A marketing stop takes effect on receipt, also where the rest is not clear: one too many harms nobody (R7).
  private func suppression(_ recognition: Recognition, _ submission: Submission) throws -> (plan: SuppressionPlan, subject: VaultItem)? {
    guard let right = recognition.rights.first(where: { $0.right == .marketingStop }) else { return nil }
    let subject = SuppressionSubject(writerOf: submission)
    let item = MessageIdentity.suppressionSubject(of: submission.id)
    guard !subject.isEmpty, let plan = targets.plan(channels: right.channels, subjectItem: item) else { return nil }
    return (plan, VaultItem(id: item, purpose: .correspondence, kind: SuppressionSubject.kind, bytes: try subject.encoded()))
  }

  /// O1: uncertain means triage.
  private static func triage(_ recognition: Recognition, _ submission: Submission, follows: Bool) -> TriageReason? {
    if submission.isIncomplete { return .unreadable }
    if follows, recognition.rights.isEmpty { return .aboutClosedCase }
    if recognition.disposition == .triage { return .unclearRequest }
    return submission.hasWayToReply ? nil : .noWayToReply
  }

  // MARK: Joining

  private enum Joining {
    case joined
    /// What it continues is closed and takes no more; what is written to it is judged as a request of its own.
    case follows(UUID)
    case noCase
  }

  private func join(_ submission: Submission) async throws -> Joining {
    guard let caseID = try await continuedCase(of: submission) else { return .noCase }
    let content = VaultItem(id: submission.id, purpose: .correspondence, kind: "submission", bytes: try submission.encoded())
    let joined = SubmissionJoined(
      submission: submission.id, channel: submission.channel, receivedOn: store.calendar.date(of: submission.receivedAt))
    while true {
      let stored: StoredCase
      do {
        stored = try await store.load(caseID)
      } catch let error as CaseStoreError where error.code == .noSuchCase {
        return .noCase
      }
      guard stored.state.closed == nil else { return .follows(caseID) }
      let outcome = try await store.join(
        stored, submission: submission.id, channel: submission.channel, outcome: .joined, traceparent: nil
      ) { draft, current in
        draft.keep(content)
        try draft.apply(.join(joined))
      }
      if outcome != nil { return .joined }
    }
  }

  /// The case that a submission continues: by our own signed token, from the web portal by what its secret link stands for, and on paper,
  /// which carries no token, by the reference.
  private func continuedCase(of submission: Submission) async throws -> UUID? {
    if submission.channel == .web, let opening = submission.continues { return MessageIdentity.openedCase(by: opening) }
    if submission.channel == .post { return try await caseByLetter(submission) }
    return submission.threadTokens.lazy.compactMap { threads.caseID(for: $0) }.first
  }

  /// A letter joins a case that was opened by letter. A reference proves nothing: where a code was asked for, the code does.
  private func caseByLetter(_ submission: Submission) async throws -> UUID? {
    for reference in Reference.all(in: submission.text) {
      if let id = try await openCaseByLetter(reference) { return id }
    }
    var meant: Set<UUID> = []
    for reference in Reference.lookalikes(in: submission.text) {
      if let id = try await openCaseByLetter(reference) { meant.insert(id) }
    }
    return meant.count == 1 ? meant.first : nil
  }

  private func openCaseByLetter(_ reference: Reference) async throws -> UUID? {
    guard let id = try await store.caseID(reference: reference.description) else { return nil }
    let state = try await store.load(id).state
    return state.opened?.channel == .post && state.closed == nil ? id : nil
  }

  private func takeBounce(_ submission: Submission) async throws -> SubmissionOutcome {
    let today = store.calendar.date(of: submission.receivedAt)
    // Our own Message-IDs name the case and the subject; a report that names another mail is none of ours.
    if let original = submission.bounce?.originalMessageID, let (caseID, subject) = OwnMessageID.parse(original) {
      do {
        let stored = try await store.load(caseID)
        if try await store.join(
          stored, submission: submission.id, channel: submission.channel, outcome: .bounce, traceparent: nil,
          { draft, _ in try draft.apply(.recordBounce(Bounced(subject: subject, on: today))) }) != nil
        {
          return .bounce
        }
      } catch let error as CaseStoreError where error.code == .noSuchCase {
      } catch is Rejection {
      }
    }
    return try await record(submission.id, channel: submission.channel, as: .bounce)
  }
}
