import CoreMetrics
import NIOConcurrencyHelpers

/// One label set of one metric: a counter, a gauge or a histogram.
final class MetricSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
  struct State: Sendable {
    var value: Double = 0
    var count: Int = 0
    /// Observations in each bucket alone, the last one unbounded.
    var buckets: [Int]
  }

  private let state: NIOLockedValueBox<State>
  private let bounds: [Double]
  private let kind: MetricDescription.Kind

  init(kind: MetricDescription.Kind, bounds: [Double]) {
    self.kind = kind
    self.bounds = bounds
    state = NIOLockedValueBox(State(buckets: Array(repeating: 0, count: bounds.count + 1)))
  }

  var snapshot: State { state.withLockedValue { $0 } }

  // Counter. A counter never falls; a negative amount is a mistake that would look like a restart.

  func increment(by amount: Int64) { increment(by: Double(amount)) }

  func increment(by amount: Double) {
    guard amount.isFinite, kind == .gauge || amount >= 0 else { return }
    state.withLockedValue { $0.value += amount }
  }

  func reset() { state.withLockedValue { $0.value = 0 } }

  // Gauge.

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { state.withLockedValue { $0.value = value } }

  func decrement(by amount: Double) { increment(by: -amount) }

  // Histogram, or a gauge where nothing is aggregated.

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard kind == .histogram else { return set(value) }
    guard !value.isNaN else { return }
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLockedValue {
      $0.value += value
      $0.count += 1
      $0.buckets[index] += 1
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
}
