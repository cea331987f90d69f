import Metrics

/// The figures that every worker keeps: steps by outcome, and how long they took.
enum StepMetrics {
  static func count(worker: String, outcome: String) {
    Counter(label: "habeas_steps_total", dimensions: [("worker", worker), ("outcome", outcome)]).increment()
  }

  static func time(worker: String, since start: ContinuousClock.Instant) {
    let elapsed = start.duration(to: .now)
    let nanoseconds = elapsed.components.seconds * 1_000_000_000 + elapsed.components.attoseconds / 1_000_000_000
    Timer(label: "habeas_step_duration_seconds", dimensions: [("worker", worker)]).recordNanoseconds(nanoseconds)
  }
}
