public import AMQPClient
import Foundation
public import Intake
public import IntakeWorker
public import Logging
public import ScanReading
public import ServiceLifecycle
public import WorkerRuntime

/// Takes scanned letters from a folder, reads them, hands them in sealed, and keeps them until the receipt has come (design, workers and
/// rule 1).
///
/// A scan lies in the folder until the broker has confirmed its submission, then in `handed/`, and after case-intake's receipt in
/// `receipted/`, or in `refused/`. What is not receipted in time is handed in again under the same id. Nothing is ever deleted, and this
/// worker can read nothing back.
public struct PostIntake: Service {
  /// How long things may take.
  public struct Pace: Sendable {
    /// How often the folder is looked at; network folders tell of no changes. Default 2 s.
    public var look = Duration.seconds(2)
    /// How long a scan and its card must have stayed unchanged. Default 5 s.
    public var settling = Duration.seconds(5)
    /// How long a receipt may take before the scan is handed in again. Default 15 minutes.
    public var patience = Duration.seconds(900)

    public init() {}
  }

  /// The queue with this channel's receipts.
  public static let receiptQueue = "intake.receipts.post"

  private let folder: ScanFolder
  private let letters: LetterReader
  private let outlet: SubmissionOutlet
  private let receipts = Receipts()
  private let consumer: AMQPConsumer
  private let pace: Pace
  private let report: @Sendable (Readiness.Standing) -> Void
  private let logger: Logger

  /// - Parameter report: Is told how the folder stands.
  public init(
    folder: ScanFolder, reader: ScanReader, intake: LetterIntake, outlet: SubmissionOutlet, receipts consumer: AMQPConsumer,
    pace: Pace = .init(), report: @escaping @Sendable (Readiness.Standing) -> Void = { _ in }, logger: Logger
  ) {
    self.folder = folder
    self.letters = LetterReader(folder: folder, reader: reader, intake: intake, logger: logger)
    self.outlet = outlet
    self.consumer = consumer
    self.pace = pace
    self.report = report
    self.logger = logger
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await takeNewScans() }
        group.addTask { await putAwayReceipted() }
        group.addTask { try? await consumer.run { await receipts.take($0, logger: logger) } }
        await group.next()
        group.cancelAll()
      }
    }
  }

  // MARK: New scans

  private func takeNewScans() async {
    var settled = SettledScans(settling: pace.settling)
    var others = 0
    while !Task.isCancelled {
      await attempt {
        try folder.prepare()
        let found = try folder.look(in: .incoming)
        if found.others != others {
          others = found.others
          if others > 0 {
            logger.warning(
              "scans.left", metadata: ["count": "\(others)", "reason": "files that are no scan stay where they are; a person has to look"])
          }
        }
        for scan in settled.look(found.scans, at: .now) { try await take(scan) }
      }
      try? await Task.sleep(for: pace.look)
    }
  }

  private func take(_ scan: Scan) async throws {
    guard let submission = try await letters.submission(of: scan, in: .incoming) else { return }
    try await hand(in: submission)
    try folder.move(scan, from: .incoming, to: .handed)
    logger.info("scan.handed", metadata: ["message": "\(submission.id.uuidString.lowercased())"])
    await receipts.nudge()
  }

  /// Returns when the broker has confirmed it. While the broker is away the reading is kept, and no other scan is begun.
  private func hand(in submission: Submission) async throws {
    var submission = submission
    while true {
      try Task.checkCancellation()
      switch try await outlet.hand(in: submission) {
      case .handed: return
      case .tooLarge:
        // Every letter reaches somebody: without its text as without its scan, a person looks into the folder.
        submission.text = ""
        submission.isIncomplete = true
      case .notNow: try await Task.sleep(for: .seconds(2))
      }
    }
  }

  // MARK: Receipts

  /// Moves receipted scans on and hands in again what has waited too long.
  private func putAwayReceipted() async {
    var waiting: [Scan: (submission: UUID, since: ContinuousClock.Instant)] = [:]
    while !Task.isCancelled {
      let looked = await attempt {
        try folder.prepare()
        let scans = try folder.look(in: .handed).scans
        waiting = waiting.filter { scans.contains($0.key) }
        for scan in scans {
          let known = try waiting[scan] ?? (letters.submissionID(of: scan, in: .handed), .now)
          waiting[scan] = known
          if let outcome = await receipts.outcome(of: known.submission) {
            try folder.move(scan, from: .handed, to: outcome == "refused" ? .refused : .receipted)
            await receipts.forget(known.submission)
          } else if known.since.duration(to: .now) > pace.patience {
            logger.warning("scan.handed-again", metadata: ["message": "\(known.submission.uuidString.lowercased())"])
            if let again = try await letters.submission(of: scan, in: .handed) { try await hand(in: again) }
            waiting[scan] = (known.submission, .now)
          }
        }
      }
      await receipts.next(within: looked ? min(pace.patience, .seconds(30)) : .seconds(5))
    }
  }

  /// Does something in the folder; what goes wrong is reported and tried again.
  @discardableResult
  private func attempt(_ body: () async throws -> Void) async -> Bool {
    do {
      try await body()
      report(.ready)
      return true
    } catch is CancellationError {
      return false
    } catch {
      let reason = (error as? ScanFolderError)?.description ?? (error as? ScanReadingError)?.description ?? "\(type(of: error))"
      logger.error("scans.undone", metadata: ["reason": "\(reason)"])
      report(.failing(reason: reason))
      return false
    }
  }
}
