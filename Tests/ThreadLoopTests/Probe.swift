import Glibc
import ThreadLoop

/// An actor on a loop, as the clients have them.
actor Probe {
  nonisolated let loop: ThreadLoop
  private(set) var seen: [Int] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ loop: ThreadLoop) {
    self.loop = loop
  }

  func note(_ value: Int) -> Bool {
    seen.append(value)
    return loop.isCurrent
  }

  func readiness(of descriptor: Int32, for interest: Interest, within limit: Duration? = nil) async -> Readiness {
    await loop.readiness(of: descriptor, for: interest, deadline: limit.map { .now + $0 })
  }
}
