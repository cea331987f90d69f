public import CaseStore
import Foundation
public import Logging
import Metrics
import PostgresClient
import RightsCase
import RightsLaw
public import Sealing
public import ServiceLifecycle

/// Keeps the law's time: fires due timers, publishes stalled steps again, forgets old inbox keys, signs the daily root.
///
/// Everything comes from the database's clock and survives restarts; several timekeepers may run, each timer is claimed by one.
public struct Timekeeper: Service {
  /// How often the timekeeper looks.
  public struct Pace: Sendable {
    /// Between looks at the timers. Default 1 s.
    public var timers: Duration = .seconds(1)
    /// Between looks at stalled steps and old keys. Default 60 s.
    public var housekeeping: Duration = .seconds(60)
    /// Seconds after which a published step that nobody processed is published again. Default 900.
    public var stalledAfter: Double = 900
    /// Timers a claim; their cases are committed together. Default 250.
    public var batch = 250
    /// How many claims are dealt with at once. Default 2: while one waits for the database the other decides.
    public var lanes = 2

    /// Whether there is an address for the officer's reminders. Default no.
    public var remindsOfficer = false

    public init() {}
  }

  private let store: CaseStore
  private let timers: Timers
  private let rootKey: CaseRootKey?
  private let pace: Pace
  private let logger: Logger

  /// - Parameter rootKey: Signs the daily root; `nil` leaves that to another timekeeper.
  public init(store: CaseStore, timers: Timers, rootKey: CaseRootKey?, pace: Pace = .init(), logger: Logger) {
    self.store = store
    self.timers = timers
    self.rootKey = rootKey
    self.pace = pace
    self.logger = logger
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<pace.lanes {
          group.addTask { await repeatedly(every: pace.timers) { while try await fireDueTimers() == pace.batch {} } }
        }
        group.addTask { await repeatedly(every: pace.housekeeping) { try await keepHouse() } }
      }
    }
  }

  /// Fires what is due.
  ///
  /// - Returns: how many timers were claimed.
  public func fireDueTimers() async throws -> Int {
    let due = try await timers.claim(limit: pace.batch, seconds: 60)
    guard !due.isEmpty else { return 0 }
    let firing = try await store.fire(due, remindsOfficer: pace.remindsOfficer)
    for timer in firing.fired {
      Counter(label: "habeas_timers_fired_total", dimensions: [("timer", timer.timer.rawValue)]).increment()
      logger.info("timer.fired", metadata: ["case": "\(timer.caseID.uuidString.lowercased())", "timer": "\(timer.timer.rawValue)"])
    }
    for timer in firing.passed {
      // The case moved on between the claim and now: the timer is gone with it.
      logger.info("timer.passed", metadata: ["case": "\(timer.caseID.uuidString.lowercased())", "timer": "\(timer.timer.rawValue)"])
    }
    for (id, error) in firing.failed {
      let reason = (error as? PostgresError)?.sqlState ?? "\(type(of: error))"
      logger.error("timer.failed", metadata: ["case": "\(id.uuidString.lowercased())", "reason": "\(reason)"])
    }
    return due.count
  }

  /// Publishes stalled steps again, forgets old inbox keys, signs yesterday's heads.
  public func keepHouse() async throws {
    let stalled = try await timers.reconcile(olderThan: pace.stalledAfter)
    if stalled > 0 { logger.warning("steps.stalled", metadata: ["count": "\(stalled)"]) }
    _ = try await timers.purgeInbox()
    _ = try await timers.purgeParts()
    try await signDailyRoot()
  }

  /// Signs the heads of all cases once a day (design, rule 5).
  ///
  /// - Returns: whether a root was signed now.
  @discardableResult
  public func signDailyRoot() async throws -> Bool {
    guard let rootKey else { return false }
    let now = try await store.now()
    let day = store.calendar.date(of: now).description
    let last = try await timers.lastRoot()
    guard last?.day != day else { return false }
    let previous = try last.map { try JSONDecoder().decode(CaseRoot.self, from: Data($0.signed.utf8)).statement }
    let heads = try await timers.heads().map { CaseHead(caseID: $0.caseID, headHash: $0.hash) }
    let statement = CaseRootStatement(day: day, heads: heads, previous: previous, signedAt: StatementTime(now))
    let signed = String(decoding: try JSONEncoder().encode(try rootKey.sign(statement)), as: UTF8.self)
    return try await timers.record(root: CaseRootStatement.treeHash(of: heads), cases: heads.count, day: day, signed: signed)
  }

  private func repeatedly(every pause: Duration, _ body: () async throws -> Void) async {
    repeat {
      do {
        try await body()
      } catch is CancellationError {
        return
      } catch {
        logger.warning("timekeeper.undone", metadata: ["reason": "\((error as? PostgresError)?.sqlState ?? "\(type(of: error))")"])
      }
    } while (try? await Task.sleep(for: pause)) != nil
  }
}
