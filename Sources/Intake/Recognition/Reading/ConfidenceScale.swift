/// Turns how sure the phrases seem into how often such phrases were right: what was measured on messages that no word or rule was made with
/// (docs/recognition.md).
struct ConfidenceScale: Sendable {
  private let points: [(said: Double, found: Double)]

  /// - Parameter points: Pairs of what was said and which share was right, both rising.
  init(_ points: [[Double]]) throws(RecognitionRulesError) {
    let pairs = points.filter { $0.count == 2 }.map { (said: $0[0], found: $0[1]) }
    let isRising = zip(pairs, pairs.dropFirst()).allSatisfy { $0.said < $1.said && $0.found <= $1.found }
    guard pairs.count == points.count, pairs.count >= 2, isRising else {
      throw RecognitionRulesError(language: "rules", "calibration must be pairs of numbers that rise")
    }
    self.points = pairs
  }

  /// The share that was right, by the line between the two nearest points.
  func share(_ said: Double) -> Double {
    guard let above = points.firstIndex(where: { $0.said >= said }) else { return points[points.count - 1].found }
    guard above > 0 else { return points[0].found }
    let (low, high) = (points[above - 1], points[above])
    return low.found + (high.found - low.found) * (said - low.said) / (high.said - low.said)
  }
}
