import CoreMetrics
import Logging

/// Holds a worker back until everything that it depends on has answered once. The process stays up meanwhile, not ready, and writes one
/// line for each failed attempt: what, where, why, and when it tries again.
struct DependencyGate {
  let context: WorkerContext
  let backoff: DependencyBackoff

  /// Returns once every dependency has answered. - Throws: `CancellationError` when the process is to end before.
  func wait(for dependencies: [Dependency]) async throws {
    for dependency in dependencies { context.report(dependency.name, .failing(reason: "not reached yet: \(dependency.endpoint)")) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for dependency in dependencies { group.addTask { try await wait(for: dependency) } }
      try await group.waitForAll()
    }
  }

  private func wait(for dependency: Dependency) async throws {
    let labels = [("worker", context.worker), ("dependency", dependency.name)]
    let up = Meter(label: "habeas_dependency_up", dimensions: labels, factory: context.metrics)
    let attempts = Counter(label: "habeas_dependency_attempts_total", dimensions: labels, factory: context.metrics)
    var logger = context.logger
    logger[metadataKey: "dependency"] = "\(dependency.name)"
    logger[metadataKey: "endpoint"] = "\(dependency.endpoint)"
    up.set(0)
    for attempt in 1... {
      try Task.checkCancellation()
      attempts.increment()
      do {
        try await dependency.check()
        up.set(1)
        context.report(dependency.name, .ready)
        logger.info("dependency.ready", metadata: ["attempt": "\(attempt)"])
        return
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        let pause = backoff.pause(after: attempt)
        let milliseconds = pause.components.seconds * 1_000 + pause.components.attoseconds / 1_000_000_000_000_000
        context.report(dependency.name, .failing(reason: "\(dependency.endpoint): \(error)"))
        logger.warning(
          "dependency.waiting",
          metadata: ["attempt": "\(attempt)", "reason": "\(error)", "retry_milliseconds": "\(milliseconds)"])
        try await Task.sleep(for: pause)
      }
    }
  }
}
