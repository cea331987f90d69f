public import Foundation
import PostgresClient
import RightsCase
import RightsLaw

extension CaseStore {
  /// What became of the timers of a batch.
  public struct Firing: Sendable {
    /// Those whose events are committed.
    public internal(set) var fired: [Timers.Due] = []
    /// Those that were gone or moved when it came to them, and those that their case refused: nothing happened.
    public internal(set) var passed: [Timers.Due] = []
    /// Cases that could not be dealt with, and why. Their timers come back when the claim ends.
    public internal(set) var failed: [UUID: any Error] = [:]

    public init() {}
  }

  /// Fires due timers: all cases in one transaction, and each case once, whatever comes due in it. A timer that another timekeeper fired,
  /// or that moved since it was claimed, does not fire.
  ///
  /// - Parameter remindsOfficer: Whether there is an address for the officer's reminders.
  /// - Throws: `PostgresError` when nothing could be committed; what failed in one case alone is in the result.
  public func fire(_ due: [Timers.Due], remindsOfficer: Bool = false) async throws -> Firing {
    var firing = Firing()
    var pending = Dictionary(grouping: due, by: \.caseID)
    for _ in 0..<Self.maximumTries where !pending.isEmpty {
      let steps = try await decide(&pending, &firing, remindsOfficer)
      guard !steps.isEmpty else { return firing }
      let rows: PostgresResult
      do {
        rows = try await client.query(SQL.fireTimers, [.json(try Step.json(steps))])
      } catch {
        // One case must not keep the others from their moment: each alone.
        guard steps.count > 1 else { throw error }
        try await fireOneByOne(pending, &firing, remindsOfficer)
        return firing
      }
      for row in rows {
        let id = try row.uuid("case_id")
        switch try row.string("outcome") {
        case "done": firing.fired += pending.removeValue(forKey: id) ?? []
        case "stale": continue
        default: firing.passed += pending.removeValue(forKey: id) ?? []
        }
      }
    }
    for id in pending.keys { firing.failed[id] = CaseStoreError(.conflict, "the case kept changing while its timers were fired") }
    return firing
  }

  private func fireOneByOne(
    _ pending: [UUID: [Timers.Due]], _ firing: inout Firing, _ remindsOfficer: Bool
  ) async throws {
    for (id, due) in pending {
      do {
        let alone = try await fire(due, remindsOfficer: remindsOfficer)
        firing.fired += alone.fired
        firing.passed += alone.passed
        firing.failed.merge(alone.failed) { $1 }
      } catch {
        firing.failed[id] = error
      }
    }
  }

  /// Loads the cases and lets each decide.
  private func decide(
    _ pending: inout [UUID: [Timers.Due]], _ firing: inout Firing, _ remindsOfficer: Bool
  ) async throws -> [TimerStep] {
    let results = try await client.pipeline([.init(SQL.loadCases, [.uuidArray(Array(pending.keys))]), .init(SQL.now)])
    let now = try results[1][0].date("now")
    let today = calendar.date(of: now)
    var rows: [UUID: [PostgresRow]] = [:]
    for row in results[0] { rows[try row.uuid("case_id"), default: []].append(row) }
    var steps: [TimerStep] = []
    for (id, due) in pending {
      do {
        let events = try (rows[id] ?? []).map(Self.storedEvent)
        let stored = StoredCase(
          id: id, state: CaseState(replaying: events.map(\.event)), events: events, keys: [:], now: now, today: today)
        var draft = CaseDraft(stored.state)
        var fired: [CaseTimer] = []
        for timer in due.sorted(by: { $0.dueAt < $1.dueAt }).map(\.timer) {
          do {
            try draft.apply(.fireTimer(TimerFired(timer: timer, on: today), remindsOfficer: remindsOfficer))
            fired.append(timer)
          } catch {
            // The case moved on between the claim and now, or an earlier timer of the same moment settled it.
            continue
          }
        }
        let passed = due.filter { !fired.contains($0.timer) }
        firing.passed += passed
        pending[id] = fired.isEmpty ? nil : due.filter { fired.contains($0.timer) }
        if !fired.isEmpty { steps.append(try TimerStep(stored, firing: fired, draft: draft, calendar: calendar)) }
      } catch {
        firing.failed[id] = error
        pending[id] = nil
      }
    }
    return steps
  }
}
