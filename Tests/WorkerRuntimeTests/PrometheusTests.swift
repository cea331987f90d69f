import CoreMetrics
import Testing

@testable import WorkerRuntime

@Suite("Metrics in Prometheus's text format", .timeLimit(.minutes(1)))
struct PrometheusTests {
  private let registry = PrometheusRegistry(descriptions: [
    MetricDescription("steps_total", .counter, "Steps.", labels: ["worker", "outcome"]),
    MetricDescription("took_seconds", .histogram, "Time.", labels: ["worker"], buckets: [0.1, 1, 10]),
    MetricDescription("up", .gauge, "Up.", labels: ["dependency"]),
  ])

  @Test("Counters, gauges and histograms, sorted, with help and type")
  func text() {
    let done = Counter(label: "steps_total", dimensions: [("outcome", "done"), ("worker", "a")], factory: registry)
    done.increment()
    done.increment(by: 2)
    Counter(label: "steps_total", dimensions: [("worker", "a"), ("outcome", "done")], factory: registry).increment()
    Meter(label: "up", dimensions: [("dependency", "database")], factory: registry).set(1)
    let timer = Timer(label: "took_seconds", dimensions: [("worker", "a")], factory: registry)
    for milliseconds in [50, 100, 500, 60_000] { timer.recordMilliseconds(milliseconds) }
    #expect(
      registry.text == """
        # HELP steps_total Steps.
        # TYPE steps_total counter
        steps_total{outcome="done",worker="a"} 4
        # HELP took_seconds Time.
        # TYPE took_seconds histogram
        took_seconds_bucket{worker="a",le="0.1"} 2
        took_seconds_bucket{worker="a",le="1"} 3
        took_seconds_bucket{worker="a",le="10"} 3
        took_seconds_bucket{worker="a",le="+Inf"} 4
        took_seconds_sum{worker="a"} 60.65
        took_seconds_count{worker="a"} 4
        # HELP up Up.
        # TYPE up gauge
        up{dependency="database"} 1

        """)
  }

  @Test("Labels carry no personal data: unknown ones go, values that are no codes become other")
  func labels() {
    Counter(label: "steps_total", dimensions: [("worker", "Priya Example"), ("email", "priya@example.example")], factory: registry)
      .increment()
    Counter(label: "unheard_of_total", dimensions: [("name", "Priya")], factory: registry).increment()
    #expect(registry.text.contains("steps_total{worker=\"other\"} 1"))
    #expect(registry.text.contains("unheard_of_total 1"))
    #expect(!registry.text.contains("riya"))
  }

  @Test("Too many label sets are dropped and counted")
  func cardinality() {
    for number in 0..<(PrometheusRegistry.maximumSeries + 10) {
      Counter(label: "steps_total", dimensions: [("worker", "w\(number)")], factory: registry).increment()
    }
    #expect(registry.text.contains("habeas_metric_series_dropped_total 10"))
    #expect(registry.text.contains("\nsteps_total 10\n"))
  }

  @Test("Names are made valid, counters do not fall, gauges do, recorders without aggregation are gauges")
  func details() {
    let counter = FloatingPointCounter(label: "steps_total", factory: registry)
    counter.increment(by: 1.5)
    counter.increment(by: -1)
    counter.increment(by: Double.nan)
    #expect(registry.text.contains("steps_total 1.5"))
    Counter(label: "9 lives-left", factory: registry).increment()
    #expect(registry.text.contains("_9_lives_left 1"))
    let gauge = Meter(label: "up", factory: registry)
    gauge.set(3)
    gauge.decrement()
    #expect(registry.text.contains("up 2"))
    Recorder(label: "level", dimensions: [], aggregate: false, factory: registry).record(7)
    #expect(registry.text.contains("# TYPE level gauge\nlevel 7"))
  }

  @Test("The known metrics have valid names and ascending buckets")
  func known() {
    for metric in MetricDescription.known {
      #expect(metric.name.wholeMatch(of: /habeas_[a-z_]+/) != nil)
      #expect(metric.buckets == metric.buckets.sorted() && metric.buckets.isEmpty == (metric.kind != .histogram))
      #expect(metric.kind != .counter || metric.name.hasSuffix("_total"))
    }
  }

  @Test("Concurrent increments are all counted")
  func concurrency() async {
    let counter = Counter(label: "steps_total", factory: registry)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<1_000 { counter.increment() } } }
    }
    #expect(registry.text.contains("steps_total 8000"))
  }
}
