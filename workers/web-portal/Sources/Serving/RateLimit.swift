import Synchronization

/// Token buckets by client address and one for all: who asks too fast waits, and nobody keeps the others out.
///
/// Addresses live in memory for as long as their bucket is not full again, and are written nowhere.
final class RateLimit: Sendable {
  /// How much is let through.
  struct Allowance: Hashable, Sendable {
    /// At once.
    var burst: Double
    /// Afterwards, each second.
    var perSecond: Double
  }

  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  private struct State {
    var overall: Bucket
    var byAddress: [String: Bucket] = [:]
  }

  private let each: Allowance
  private let all: Allowance
  private let state: Mutex<State>
  /// Beyond this many addresses, full buckets are forgotten; new addresses then wait.
  private static let mostAddresses = 20_000

  init(each: Allowance, all: Allowance, now: ContinuousClock.Instant = .now) {
    self.each = each
    self.all = all
    state = Mutex(State(overall: Bucket(tokens: all.burst, filledAt: now)))
  }

  /// Takes one token, if there is one.
  func admits(_ address: String, now: ContinuousClock.Instant = .now) -> Bool {
    let network = Self.network(of: address)
    return state.withLock { state in
      if state.byAddress.count >= Self.mostAddresses, state.byAddress[network] == nil {
        state.byAddress = state.byAddress.filter { Self.filled($0.value, each, now).tokens < each.burst }
        if state.byAddress.count >= Self.mostAddresses { return false }
      }
      var own = Self.filled(state.byAddress[network] ?? Bucket(tokens: each.burst, filledAt: now), each, now)
      var overall = Self.filled(state.overall, all, now)
      let isAdmitted = own.tokens >= 1 && overall.tokens >= 1
      if isAdmitted {
        own.tokens -= 1
        overall.tokens -= 1
      }
      state.byAddress[network] = own
      state.overall = overall
      return isAdmitted
    }
  }

  private static func filled(_ bucket: Bucket, _ allowance: Allowance, _ now: ContinuousClock.Instant) -> Bucket {
    let seconds = bucket.filledAt.duration(to: now) / .seconds(1)
    return Bucket(tokens: min(allowance.burst, bucket.tokens + max(0, seconds) * allowance.perSecond), filledAt: now)
  }

  /// One household has a whole /64 of IPv6.
  private static func network(of address: String) -> String {
    guard address.contains(":"), !address.contains(".") else { return address }
    let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let head = halves[0].split(separator: ":")
    let tail = halves.count == 2 ? halves[1].split(separator: ":") : []
    let groups = halves.count == 2 ? head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail : head
    return groups.prefix(4).joined(separator: ":")
  }
}
