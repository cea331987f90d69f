/// How the timers of one run fired.
struct TimerFigures: Sendable {
  /// Events `timer.fired` that the run added.
  var fired: Int
  /// Timers that fired more than once.
  var twice: Int
  /// From the timekeeper's start until nothing was due any more, in seconds.
  var seconds: Double
  /// Lateness in seconds: the moment of the event less that of the timer.
  var p50: Double
  var p99: Double
  var p999: Double
  var largest: Double
  /// The share that fired within 5 s of its moment.
  var withinFiveSeconds: Double
}
