import AMQPClient
import Logging

/// Writes a line when a broker connection comes, goes, or is blocked, and once a while as long as it is away.
struct ConnectionWatch {
  /// How often the status is looked at.
  static let interval = Duration.seconds(1)
  /// After this many looks at the same trouble it is written again.
  static let reminder = 30

  let logger: Logger
  let status: @Sendable () async -> ConnectionStatus
  let lastFailure: @Sendable () async -> AMQPError?

  /// How a check of this connection stands.
  func standing() async -> Readiness.Standing {
    switch await status() {
    case .ready: .ready
    case .blocked(let reason): .failing(reason: "blocked by the broker: \(reason)")
    case .connecting, .closed: .failing(reason: await lastFailure().map { "\($0)" } ?? "not connected yet")
    }
  }

  /// Watches until cancelled.
  func run() async {
    var last: Readiness.Standing?
    var looks = 0
    while !Task.isCancelled {
      let now = await standing()
      looks = now == last ? looks + 1 : 0
      if looks % Self.reminder == 0, now != .ready || looks == 0 { write(now) }
      last = now
      try? await Task.sleep(for: Self.interval)
    }
  }

  private func write(_ standing: Readiness.Standing) {
    switch standing {
    case .ready: logger.info("broker.ready")
    case .failing(let reason): logger.warning("broker.away", metadata: ["reason": "\(reason)"])
    }
  }
}
