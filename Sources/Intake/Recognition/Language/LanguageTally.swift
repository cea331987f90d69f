/// How far the small words of a stretch speak for each language.
struct LanguageTally: Sendable {
  /// Each small word counts for the languages that have it, and the less the more they are.
  private(set) var scores: [Double]
  /// How many of the words are small words of each language.
  private(set) var known: [Int]
  private(set) var total = 0

  init(languages count: Int) {
    scores = [Double](repeating: 0, count: count)
    known = [Int](repeating: 0, count: count)
  }

  mutating func addWord() { total += 1 }

  /// - Parameter mask: The languages that have the word, a bit each.
  mutating func addSmallWord(of mask: UInt32) { addWord(of: mask, counting: 1) }

  mutating func addWord(of mask: UInt32, counting factor: Double) {
    var mask = mask
    let weight = factor / Double(max(mask.nonzeroBitCount, 1))
    while mask != 0 {
      scores[mask.trailingZeroBitCount] += weight
      known[mask.trailingZeroBitCount] += 1
      mask &= mask - 1
    }
  }

  mutating func add(_ other: Self) {
    for index in scores.indices {
      scores[index] += other.scores[index]
      known[index] += other.known[index]
    }
    total += other.total
  }

  mutating func prefer(_ language: Int, by factor: Double, and bonus: Double) { scores[language] = scores[language] * factor + bonus }

  /// The language that most speaks for; `nil` where nothing speaks for any.
  var best: Int? { scores.indices.max { scores[$0] < scores[$1] }.flatMap { scores[$0] > 0 ? $0 : nil } }

  /// Which share of the words is small words of a language.
  func share(of language: Int) -> Double { total == 0 ? 0 : Double(known[language]) / Double(total) }
}
