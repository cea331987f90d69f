public import CaseStore
public import CaseWorker
public import ControllerProfile
import Foundation
import Intake
import MailFormat
public import ResponseBundle
public import RightsCase
import RightsLaw
import Sealing
import VaultContents

/// The only sender: checks authority over the exact bytes, then sends (design, workers and rule 8).
public struct ResponseDispatcher: StepHandler {
  private let store: CaseStore
  private let profile: ControllerProfile
  private let lettersDirectory: String
  private let authority: Authority
  private let letterhead: Letterhead
  private let courier: Courier
  private let post: Post?
  private let portal: PortalOffer?
  private let demonstration: Bool
  /// How long another worker's attempt may be under way before it counts as in doubt: longer than any SMTP time limit.
  private let inFlight: Duration

  public init(
    store: CaseStore, profile: ControllerProfile, lettersDirectory: String, authority: Authority, letterhead: Letterhead,
    courier: Courier, post: Post? = nil, portal: PortalOffer? = nil, demonstration: Bool, inFlight: Duration = .seconds(120)
  ) {
    self.store = store
    self.profile = profile
    self.lettersDirectory = lettersDirectory
    self.authority = authority
    self.letterhead = letterhead
    self.courier = courier
    self.post = post
    self.portal = portal
    self.demonstration = demonstration
    self.inFlight = inFlight
  }

  /// What letters by post need: a typesetter and a spool.
  public struct Post: Sendable {
    let typesetter: any LetterTypesetter
    let courier: PostalCourier

    public init(typesetter: any LetterTypesetter, courier: PostalCourier) {
      self.typesetter = typesetter
      self.courier = courier
    }
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    guard case .send(let subject) = step, let transmission = stored.state.transmission(of: subject) else { return .obsolete }
    switch transmission.status {
    case .sent, .ambiguous: return .obsolete
    case .attempting: return doubt(about: subject, attempt: transmission.attempts, in: stored)
    case .pending: break
    }
    switch subject {
    case .notice(let number):
      guard let notice = stored.state.notices.first(where: { $0.request.notice == number }),
        stored.state.closed == nil || notice.isAfterClosing
      else { return .obsolete }
      // A code that was given back, or has expired, is not sent once more.
      if notice.request.kind == .identityReminder, stored.state.openChallenge?.issued.item != notice.request.recipientItem {
        return .obsolete
      }
      return try await send(notice.request, of: stored)
    case .answer(let version):
      guard let response = stored.state.currentResponse, response.assembled.version == version, response.approval != nil,
        !stored.state.reassemblyIsDue
      else { return .obsolete }
      return try await send(response, of: stored)
    }
  }

  /// An attempt was committed and nobody said how it ended: either another worker is at it, or one died at it. It is never sent again.
  private func doubt(about subject: SendSubject, attempt: Int, in stored: StoredCase) -> StepResult {
    let began = stored.time { event in if case .sendAttempted(let attempted) = event { attempted.subject == subject } else { false } }
    if let began, stored.now.timeIntervalSince(began) < inFlight / .seconds(1) {
      return .retry(reason: "another attempt is under way")
    }
    let today = stored.today
    // A letter that lies in the spool is on its way, whoever died.
    let name = PostalCourier.name(of: subject, caseID: stored.id.uuidString.lowercased())
    let isSpooled = post?.courier.spool.holds(name) ?? false
    return .commit { draft, _ in
      try draft.apply(
        .concludeSend(
          SendConcluded(
            subject: subject, attempt: attempt, outcome: isSpooled ? .sent : .ambiguous, on: today, code: isSpooled ? nil : "sender-died")))
    }
  }

  private func send(_ notice: NoticeRequested, of stored: StoredCase) async throws -> StepResult {
    guard let opened = stored.state.opened, let kind = NoticeTemplate.Kind(rawValue: notice.kind.rawValue) else { return .obsolete }
    let language = notice.kind.isForOfficer ? profile.defaultLanguage : profile.letterLanguage(for: notice.language)
    let template: NoticeTemplate
    do {
      template = try NoticeTemplate.load(kind, language: language, lettersDirectory: lettersDirectory)
    } catch {
      throw SendFault.permanent("\(error.description); then: dpo resume")
    }
    let key = try await authority.standing(for: notice.kind.rawValue, language: language, templateDigest: template.digest, at: stored.now)
    // What goes to the officer needs nothing of the person's.
    let content = notice.kind.isForOfficer ? [] : try await store.open([notice.recipientItem], of: stored)[0]
    let recipient: Correspondent
    var code: String?
    var stopped: [String] = []
    switch notice.kind {
    case .acknowledgement, .marketingStopConfirmation, .authorityRequest:
      guard let writer = Correspondent(writerOf: try Submission(vaultBytes: content)) else {
        throw SendFault.permanent("the submission names no address to reply to")
      }
      recipient = writer
      stopped = stored.state.items.first { $0.fulfilment != nil && $0.submission == notice.recipientItem }?.channels.map(\.rawValue) ?? []
    case .clarification, .clarificationReminder, .extensionNotice, .late, .fee, .complaintAcknowledgement, .complaintProgress,
      .complaintOutcome, .rightOutcome, .restrictionLifting:
      recipient = try LawNotice(notice, of: stored).recipient(in: content)
    case .identityCode, .identityLetter, .identityReminder:
      let secret = try ChallengeSecret(vaultBytes: content)
      recipient = secret.subject.recipient
      code = secret.code
    case .officerReminder:
      guard let address = profile.officerReminderAddress else { return .obsolete }
      recipient = .email(address)
    }
    let rendered = try render(
      template,
      NoticeValues(
        profile: profile, reference: opened.reference, salutation: try LawNotice(notice, of: stored).salutation(in: content),
        receivedOn: LawNotice(notice, of: stored).receivedOn ?? opened.receivedOn,
        dueOn: stored.state.earliestDue, code: code, stopped: stopped, reasons: try LawNotice(notice, of: stored).reasons(in: language),
        demonstration: demonstration,
        particulars: LawNotice(notice, of: stored).particulars))
    let subject = SendSubject.notice(notice.notice)
    switch recipient {
    case .email(let address):
      let mail = letterhead.draft(
        to: address, caseID: stored.id, messageID: letterhead.messageID(of: subject, caseID: stored.id), subject: rendered.subject,
        text: rendered.body, date: stored.now, automatic: true, toOfficer: notice.kind.isForOfficer)
      return try await courier.carry(mail, sender: letterhead.sender, subject: subject, of: stored, digest: template.digest, keyID: key)
    case .post(let address):
      let post = try requirePost()
      let letter = NoticeLetter(
        notice: rendered, language: language, profile: profile, reference: opened.reference, recipient: address.envelope,
        date: stored.today, demonstration: demonstration)
      let pdf = try await typeset(letter, with: post.typesetter)
      return try await post.courier.carry(
        pdf, name: PostalCourier.name(of: subject, caseID: stored.id.uuidString.lowercased()), subject: subject, of: stored,
        digest: template.digest, keyID: key)
    }
  }

  private func typeset(_ letter: NoticeLetter, with typesetter: any LetterTypesetter) async throws -> [UInt8] {
    let request = try letter.request(lettersDirectory: lettersDirectory)
    do throws(TypesettingError) {
      return try await typesetter.typeset(request).pdf
    } catch {
      throw SendFault.permanent("\(error.description); then: dpo resume")
    }
  }

  private func send(_ response: ResponseVersion, of stored: StoredCase) async throws -> StepResult {
    guard let identity = stored.state.identity else { return .obsolete }
    let assembled = response.assembled
    let contents = try await store.open([assembled.manifestItem, assembled.archiveItem, identity.subjectItem], of: stored)
    let manifest = contents[0]
    let digest = ResponseBundle.digest(manifest)
    guard digest == assembled.manifestDigest else {
      throw SendFault.permanent(
        "the manifest in the vault is not the one that was assembled; nothing is sent. Call whoever runs the database")
    }
    let bundle: ResponseBundle
    do throws(BundleVerificationError) {
      bundle = try ResponseBundle(archive: contents[1], manifestBytes: manifest)
    } catch {
      throw SendFault.permanent("the archive in the vault does not fit its manifest; nothing is sent. Call whoever runs the database")
    }
    let key = try await authority.approval(of: response, caseID: stored.id, manifestDigest: digest, at: stored.now)
    let subject = try VerifiedSubject(vaultBytes: contents[2])
    let approved = ApprovedAnswer(version: assembled.version, bundle: bundle, archive: contents[1], keyID: key)
    switch subject.recipient {
    case .email(let address): return try await mail(approved, to: address, of: subject, in: stored)
    case .post: return try await print(approved, of: stored)
    }
  }

  private func mail(
    _ answer: ApprovedAnswer, to address: String, of subject: VerifiedSubject, in stored: StoredCase
  ) async throws -> StepResult {
    guard let opened = stored.state.opened, let identity = stored.state.identity else { return .obsolete }
    let language = profile.letterLanguage(for: opened.language)
    let isFetched = identity.channel == .web
    let kind: NoticeTemplate.Kind = isFetched ? .answerLink : .answerEmail
    let template: NoticeTemplate
    do {
      template = try NoticeTemplate.load(kind, language: language, lettersDirectory: lettersDirectory)
    } catch {
      throw SendFault.permanent("\(error.description); then: dpo resume")
    }
    // The words around the answer are a template like a notice's, and need the same standing approval (rule 8).
    try await authority.standing(for: kind.rawValue, language: language, templateDigest: template.digest, at: stored.now)
    let fileName = Letterhead.archiveName(of: opened.reference)
    var values = NoticeValues(
      profile: profile, reference: opened.reference, salutation: subject.displayName, receivedOn: opened.receivedOn,
      demonstration: demonstration)
    var attachments: [MailAttachment] = []
    if isFetched {
      guard let portal else {
        throw SendFault.permanent("the answer is to be fetched and there is no portal; set portal.baseURL, then: dpo resume")
      }
      let offer = try await portal.offer(answer.archive, fileName: fileName, version: answer.version, of: stored)
      values.link = offer.link
      values.linkUntil = offer.lastDay
    } else {
      attachments = [MailAttachment(fileName: fileName, mediaType: "application/zip", bytes: answer.archive)]
    }
    let rendered = try render(template, values)
    let mail = letterhead.draft(
      to: address, caseID: stored.id, messageID: letterhead.messageID(of: answer.subject, caseID: stored.id),
      subject: rendered.subject, text: rendered.body, attachments: attachments, date: stored.now, automatic: false)
    return try await courier.carry(
      mail, sender: letterhead.sender, subject: answer.subject, of: stored, digest: answer.digest, keyID: answer.keyID)
  }

  /// The letter is one of the files that were approved: it carries the whole answer and the address on file.
  private func print(_ answer: ApprovedAnswer, of stored: StoredCase) async throws -> StepResult {
    let post = try requirePost()
    guard let letter = answer.bundle.files.first(where: { $0.path == BundleBuilder.letterPath }) else {
      throw SendFault.permanent("the archive in the vault has no letter to print; nothing is sent. Call whoever runs Habeas")
    }
    return try await post.courier.carry(
      letter.bytes, name: PostalCourier.name(of: answer.subject, caseID: stored.id.uuidString.lowercased()), subject: answer.subject,
      of: stored, digest: answer.digest, keyID: answer.keyID)
  }

  private func requirePost() throws -> Post {
    guard let post else {
      throw SendFault.permanent("a letter is to go by post and there is no print spool; set post.printSpoolDirectory, then: dpo resume")
    }
    return post
  }

  private func render(_ template: NoticeTemplate, _ values: NoticeValues) throws -> RenderedNotice {
    do {
      return try template.render(values)
    } catch {
      throw SendFault.permanent("\(error.description); then: dpo resume")
    }
  }
}
