import RightsCase
import RightsLaw

/// What the words of today make of messages that have been decided.
struct RereadingPage {
  private var then = 0
  private var now = 0
  private var count = 0
  /// Messages that retention has destroyed.
  var destroyed = 0

  mutating func add(_ decision: TriageDecided, readAs rights: [Right]) {
    guard let reading = decision.reading else { return }
    count += 1
    if Set(reading.clear) == Set(reading.decided) { then += 1 }
    if Set(rights) == Set(reading.decided) { now += 1 }
  }

  var text: String {
    "\nRead again with the words of today: \(now) of \(count) as decided; when they came it was \(then)."
      + (destroyed == 0 ? "" : " \(destroyed.counted("message")) had been destroyed.")
  }
}
