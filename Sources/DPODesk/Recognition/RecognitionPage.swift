import RightsCase
import RightsLaw

/// What was suggested beside what was decided.
struct RecognitionPage {
  let decisions: [TriageDecided]
  var style = TextStyle.plain

  var text: String {
    let readings = decisions.compactMap { decision in decision.reading.map { (decision: decision, reading: $0) } }
    guard !readings.isEmpty else { return "Nothing has been decided in triage yet that recognition had read." }
    let accepted = readings.filter { $0.decision.decision == .accept }.map(\.reading)
    let asSuggested = accepted.count { Set($0.clear) == Set($0.decided) }
    let dismissed = readings.count - accepted.count
    let wronglySuggested = readings.count { $0.decision.decision == .dismiss && !$0.reading.clear.isEmpty }
    var lines = [
      style.heading("\(readings.count.counted("message")) decided in triage"),
      "  \(accepted.count) accepted: \(asSuggested) as suggested, \(accepted.count - asSuggested) corrected",
      "  \(dismissed) dismissed: \(wronglySuggested) of them had clearly seemed to ask for something",
    ]
    lines += ["", style.heading("By right")] + byRight(readings.map(\.reading))
    lines += ["", style.heading("By confidence")] + byConfidence(readings.map(\.reading))
    return lines.joined(separator: "\n")
  }

  private func byRight(_ readings: [TriageReading]) -> [String] {
    var table = TextTable(indentation: 2, style: style)
    table.addHeading("right", "clearly", "so decided", "perhaps", "so decided", "not seen")
    for right in Right.allCases {
      let clear = readings.filter { $0.clear.contains(right) }
      let possible = readings.filter { $0.possible.contains(right) }
      let missed = readings.count { $0.decided.contains(right) && !$0.clear.contains(right) && !$0.possible.contains(right) }
      guard !clear.isEmpty || !possible.isEmpty || missed > 0 else { continue }
      table.add(
        right.words, String(clear.count), String(clear.count { $0.decided.contains(right) }), String(possible.count),
        String(possible.count { $0.decided.contains(right) }), String(missed))
    }
    return table.lines
  }

  /// Whether a confidence is what it says: of what was suggested at 0.8, four in five should have been so decided.
  private func byConfidence(_ readings: [TriageReading]) -> [String] {
    let suggested = readings.flatMap { reading in reading.suggested.map { ($0, isRight: reading.decided.contains($0.right)) } }
    var table = TextTable(indentation: 2, style: style)
    table.addHeading("said", "suggested", "so decided")
    for (low, high) in [(0, 500), (500, 800), (800, 900), (900, 1_001)] {
      let there = suggested.filter { $0.0.confidence >= low && $0.0.confidence < high }
      guard !there.isEmpty else { continue }
      table.add("\(Self.text(low)) to \(Self.text(min(high, 1_000)))", String(there.count), String(there.count { $0.isRight }))
    }
    return table.lines
  }

  private static func text(_ thousandths: Int) -> String { thousandths == 1_000 ? "1.0" : "0.\(thousandths / 100)" }
}

extension TriageReading {
  var clear: [Right] { suggested.filter(\.isClear).map(\.right) }
  var possible: [Right] { suggested.filter { !$0.isClear }.map(\.right) }
}
