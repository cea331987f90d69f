import NIOConcurrencyHelpers

/// What a process is ready for, by named checks. `/readyz` answers 200 only while every one of them passes.
public final class Readiness: Sendable {
  /// How one check stands.
  public enum Standing: Hashable, Sendable {
    case ready
    /// Not ready; the reason is for an operator and holds no personal data.
    case failing(reason: String)
  }

  /// How one named check stands.
  public struct Report: Hashable, Sendable {
    public let check: String
    public let standing: Standing
  }

  private struct State {
    var standings: [String: Standing] = [:]
    var probes: [String: @Sendable () async -> Standing] = [:]
  }

  private let state = NIOLockedValueBox(State())

  /// How long one probe may take.
  public let probeDeadline: Duration

  public init(probeDeadline: Duration = .seconds(2)) { self.probeDeadline = probeDeadline }

  /// Records how a check stands, from whoever knows.
  public func set(_ check: String, _ standing: Standing) { state.withLockedValue { $0.standings[check] = standing } }

  /// Adds a check that is made each time somebody asks. One that takes longer than ``probeDeadline`` is cancelled, which it must heed.
  public func probe(_ check: String, _ probe: @escaping @Sendable () async -> Standing) {
    state.withLockedValue { $0.probes[check] = probe }
  }

  /// All checks, by name.
  public func reports() async -> [Report] {
    let (standings, probes) = state.withLockedValue { ($0.standings, $0.probes) }
    let deadline = probeDeadline
    let probed = await withTaskGroup(of: Report.self) { group in
      for (check, probe) in probes {
        group.addTask { Report(check: check, standing: await Self.run(probe, within: deadline)) }
      }
      return await group.reduce(into: [Report]()) { $0.append($1) }
    }
    let set = standings.filter { probes[$0.key] == nil }.map { Report(check: $0.key, standing: $0.value) }
    return (probed + set).sorted { $0.check < $1.check }
  }

  private static func run(_ probe: @escaping @Sendable () async -> Standing, within deadline: Duration) async -> Standing {
    await withTaskGroup(of: Standing?.self) { group in
      group.addTask { await probe() }
      group.addTask {
        try? await Task.sleep(for: deadline)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next().flatMap { $0 } ?? .failing(reason: "no answer within \(deadline)")
    }
  }
}
