public import CoreMetrics
import NIOConcurrencyHelpers

/// The figures of a process in Prometheus's text format (version 0.0.4), as a factory for swift-metrics.
///
/// ```swift
/// let registry = PrometheusRegistry()
/// MetricsSystem.bootstrap(registry)
/// Counter(label: "habeas_steps_total", dimensions: [("worker", "case-intake"), ("outcome", "done")]).increment()
/// registry.text      // served at /metrics
/// ```
///
/// Names, labels and buckets come from ``MetricDescription/known``. A metric keeps at most ``maximumSeries`` label sets.
public final class PrometheusRegistry: MetricsFactory {
  /// Label sets a metric; more are counted in `habeas_metric_series_dropped_total` and kept under no labels.
  public static let maximumSeries = 500

  private struct Family {
    let description: MetricDescription
    var series: [MetricLabels: MetricSeries] = [:]
  }

  private let families = NIOLockedValueBox<[String: Family]>([:])
  private let descriptions: [String: MetricDescription]

  /// - Parameter descriptions: What is known about metrics beforehand.
  public init(descriptions: [MetricDescription] = MetricDescription.known) {
    self.descriptions = Dictionary(descriptions.map { ($0.name, $0) }) { first, _ in first }
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { series(label, dimensions, .counter) }

  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
    series(label, dimensions, .counter)
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { series(label, dimensions, .gauge) }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    series(label, dimensions, aggregate ? .histogram : .gauge)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { series(label, dimensions, .histogram) }

  // A process's figures outlive the handles to them: a counter that disappears looks like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// Everything in text format, sorted by name and labels.
  public var text: String {
    let families = families.withLockedValue { $0 }
    var text = ""
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      if !family.description.help.isEmpty { text += "# HELP \(name) \(family.description.help)\n" }
      text += "# TYPE \(name) \(family.description.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key.text() < $1.key.text() }) {
        text += Self.lines(name, labels, series.snapshot, family.description)
      }
    }
    return text
  }

  private static func lines(_ name: String, _ labels: MetricLabels, _ state: MetricSeries.State, _ description: MetricDescription) -> String
  {
    guard description.kind == .histogram else { return "\(name)\(labels.text()) \(number(state.value))\n" }
    var text = ""
    var total = 0
    for (bound, count) in zip(description.buckets, state.buckets) {
      total += count
      text += "\(name)_bucket\(labels.text(adding: ("le", number(bound)))) \(total)\n"
    }
    text += "\(name)_bucket\(labels.text(adding: ("le", "+Inf"))) \(state.count)\n"
    text += "\(name)_sum\(labels.text()) \(number(state.value))\n"
    text += "\(name)_count\(labels.text()) \(state.count)\n"
    return text
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private func series(_ label: String, _ dimensions: [(String, String)], _ kind: MetricDescription.Kind) -> MetricSeries {
    let name = Self.name(label)
    let (series, isFull) = families.withLockedValue { families -> (MetricSeries, Bool) in
      // The first use fixes the type: a name with two types is not valid text format.
      let known = families[name]?.description ?? descriptions[name].flatMap { $0.kind == kind ? $0 : nil }
      let description = known ?? MetricDescription(name, kind, "")
      var family = families[name] ?? Family(description: description)
      var labels = MetricLabels(dimensions, allowed: description.labels)
      let isFull = family.series[labels] == nil && family.series.count >= Self.maximumSeries
      if isFull { labels = .none }
      let series = family.series[labels] ?? MetricSeries(kind: description.kind, bounds: description.buckets)
      family.series[labels] = series
      families[name] = family
      return (series, isFull)
    }
    if isFull { self.series("habeas_metric_series_dropped_total", [], .counter).increment(by: Int64(1)) }
    return series
  }

  /// A valid metric name: `[a-zA-Z_:][a-zA-Z0-9_:]*`.
  private static func name(_ label: String) -> String {
    let name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ":") ? $0 : "_" })
    return name.first.map { $0.isNumber } ?? true ? "_" + name : name
  }
}
