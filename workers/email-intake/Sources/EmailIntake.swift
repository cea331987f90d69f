public import AMQPClient
public import CurlTransport
import Foundation
public import Intake
import IntakeWorker
public import Logging
public import Sealing
public import ServiceLifecycle

/// Takes mail from the mailbox, hands it in sealed, and keeps it until the receipt has come (design, workers and rule 1).
///
/// New mail lies in the inbox. When the broker has confirmed the submission it moves to `Handed`; when case-intake has committed it and the
/// receipt is back, to `Receipted`. What is not receipted in time is handed in again under the same id. A mail that cannot be taken moves to
/// `Refused`, where people find it. Nothing is ever deleted, and this worker can read nothing back.
public struct EmailIntake: Service {
  /// The mailbox's folders.
  public struct Folders: Sendable {
    public var inbox = "INBOX"
    public var handed = "Handed"
    public var receipted = "Receipted"
    public var refused = "Refused"

    public init() {}
  }

  private let transport: CurlTransport
  private let server: IMAPServer
  private let folders: Folders
  private let handIn: HandIn
  private let receipts: Receipts
  private let consumer: AMQPConsumer
  private let patience: Duration
  private let logger: Logger

  /// - Parameter patience: How long a receipt may take before the mail is handed in again. Default 15 minutes.
  public init(
    transport: CurlTransport, server: IMAPServer, folders: Folders = .init(), intake: MailIntake, key: IntakePublicKey,
    publisher: AMQPPublisher, receipts consumer: AMQPConsumer, patience: Duration = .seconds(900), logger: Logger
  ) {
    self.transport = transport
    self.server = server
    self.folders = folders
    self.handIn = HandIn(intake: intake, outlet: SubmissionOutlet(worker: "email-intake", key: key, publisher: publisher))
    self.receipts = Receipts()
    self.consumer = consumer
    self.patience = patience
    self.logger = logger
  }

  /// The queue with this channel's receipts.
  public static let receiptQueue = "intake.receipts.email"

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await connected(to: folders.inbox, takeNewMail) }
        group.addTask { await connected(to: folders.handed, putAwayReceipted) }
        group.addTask { try? await consumer.run { await receipts.take($0, logger: logger) } }
        await group.next()
        group.cancelAll()
      }
    }
  }

  /// Keeps a connection with a folder open, however often it breaks.
  private func connected(to folder: String, _ body: @escaping @Sendable (IMAPMailbox) async throws -> Void) async {
    var delay = Duration.seconds(1)
    while !Task.isCancelled {
      do {
        try await makeFolders()
        try await transport.withMailbox(server, folder: folder) { mailbox in
          delay = .seconds(1)
          try await body(mailbox)
        }
      } catch is CancellationError {
        return
      } catch {
        logger.warning("mailbox.away", metadata: ["reason": "\((error as? CurlError)?.description ?? "\(type(of: error))")"])
        try? await Task.sleep(for: delay)
        delay = min(delay * 2, .seconds(60))
      }
    }
  }

  private func makeFolders() async throws {
    try await transport.withMailbox(server, folder: folders.inbox) { mailbox in
      for folder in [folders.handed, folders.receipted, folders.refused] { try await mailbox.createFolderIfMissing(folder) }
    }
  }

  // MARK: New mail

  private func takeNewMail(_ mailbox: IMAPMailbox) async throws {
    while !Task.isCancelled {
      var isHeldUp = false
      for uid in try await mailbox.uids() {
        switch try await take(uid, in: mailbox) {
        case .handed: _ = try await mailbox.move(uid, to: folders.handed)
        case .refused(let fault):
          logger.error("mail.refused", metadata: ["reason": "\(fault.description)"])
          _ = try await mailbox.move(uid, to: fault.code == .ownMail ? folders.receipted : folders.refused)
        case .notNow: isHeldUp = true
        }
      }
      if isHeldUp {
        try await Task.sleep(for: .seconds(2))
      } else {
        _ = try await mailbox.idle(timeout: .seconds(240))
      }
    }
  }

  private func take(_ uid: UInt32, in mailbox: IMAPMailbox) async throws -> HandIn.Outcome {
    if let size = try await mailbox.size(of: uid), size > HandIn.maximumMail { return .refused(SubmissionFault(.tooLarge)) }
    let bytes = try await mailbox.fetch(uid, limit: HandIn.maximumMail)
    let outcome = try await handIn.hand(in: bytes)
    if case .handed(let id) = outcome { logger.info("mail.handed", metadata: ["message": "\(id.uuidString.lowercased())"]) }
    return outcome
  }

  // MARK: Receipts

  /// Moves receipted mail on and hands in again what has waited too long.
  private func putAwayReceipted(_ mailbox: IMAPMailbox) async throws {
    var waiting: [UInt32: (submission: UUID, since: ContinuousClock.Instant)] = [:]
    while !Task.isCancelled {
      _ = try await mailbox.noop()
      let uids = try await mailbox.uids()
      waiting = waiting.filter { uids.contains($0.key) }
      for uid in uids {
        if waiting[uid] == nil {
          let bytes = try await mailbox.fetch(uid, limit: HandIn.maximumMail)
          guard let id = handIn.submissionID(of: bytes) else { continue }
          waiting[uid] = (id, .now)
        }
        guard let mail = waiting[uid] else { continue }
        if let outcome = await receipts.outcome(of: mail.submission) {
          _ = try await mailbox.move(uid, to: outcome == "refused" ? folders.refused : folders.receipted)
          await receipts.forget(mail.submission)
        } else if mail.since.duration(to: .now) > patience {
          logger.warning("mail.handed-again", metadata: ["message": "\(mail.submission.uuidString.lowercased())"])
          _ = try await handIn.hand(in: try await mailbox.fetch(uid, limit: HandIn.maximumMail))
          waiting[uid] = (mail.submission, .now)
        }
      }
      await receipts.next(within: .seconds(30))
    }
  }
}
