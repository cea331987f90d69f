/// A metric that workers keep: its name, type, meaning, labels and, for a histogram, buckets. `docs/metrics.md` has the same table.
///
/// A metric that is not listed is kept as well, without help text and without labels, so that a label cannot carry personal data
/// before somebody has looked at it here.
public struct MetricDescription: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case counter
    case gauge
    case histogram
  }

  public let name: String
  public let kind: Kind
  public let help: String
  /// Names of the labels that are kept; others are dropped.
  public let labels: [String]
  /// Upper bounds, ascending; empty for what is no histogram.
  public let buckets: [Double]

  init(_ name: String, _ kind: Kind, _ help: String, labels: [String] = [], buckets: [Double] = []) {
    self.name = name
    self.kind = kind
    self.help = help
    self.labels = labels
    self.buckets = kind == .histogram && buckets.isEmpty ? Self.seconds : buckets
  }

  /// Buckets for durations in seconds, from a millisecond to ten minutes.
  public static let seconds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600]

  /// Buckets for sizes in bytes, from 1 KiB to 64 MiB.
  public static let bytes: [Double] = [1_024, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864]

  /// The metrics that are known.
  public static let known: [MetricDescription] = [
    MetricDescription("habeas_steps_total", .counter, "Steps by outcome.", labels: ["worker", "outcome"]),
    MetricDescription("habeas_step_duration_seconds", .histogram, "Time from taking a step to acknowledging it.", labels: ["worker"]),
    MetricDescription("habeas_submissions_total", .counter, "Submissions by channel and outcome.", labels: ["channel", "outcome"]),
    MetricDescription("habeas_submission_bytes", .histogram, "Size of submissions.", labels: ["channel"], buckets: bytes),
    MetricDescription("habeas_messages_published_total", .counter, "Published messages by outcome.", labels: ["exchange", "outcome"]),
    MetricDescription("habeas_outbox_published_total", .counter, "Outbox messages that the broker confirmed."),
    MetricDescription("habeas_outbox_unpublished_total", .counter, "Outbox messages that the broker did not confirm.", labels: ["reason"]),
    MetricDescription("habeas_timers_fired_total", .counter, "Statutory timers that fired.", labels: ["timer"]),
    MetricDescription("habeas_searches_total", .counter, "Searches of systems by outcome.", labels: ["system", "outcome"]),
    MetricDescription("habeas_search_duration_seconds", .histogram, "Time that a system's search took.", labels: ["system"]),
    MetricDescription("habeas_sends_total", .counter, "Notices and answers by outcome.", labels: ["kind", "channel", "outcome"]),
    MetricDescription("habeas_letter_duration_seconds", .histogram, "Time that a letter took to typeset."),
    MetricDescription("habeas_dependency_up", .gauge, "1 while a dependency answers, else 0.", labels: ["worker", "dependency"]),
    MetricDescription(
      "habeas_dependency_attempts_total", .counter,
      "Attempts to reach a dependency at "
        + "start.", labels: ["worker", "dependency"]),
    MetricDescription("habeas_log_fields_withheld_total", .counter, "Log fields left out because nobody has allowed them."),
    MetricDescription("habeas_metric_series_dropped_total", .counter, "Label sets left out because a metric has too many."),
  ]
}
