/// From what to what something is to be corrected, or from when to when it is to be erased: the values behind words such as "instead of" and
/// "should be". Only names, numbers and dates are values, so a letter all in small letters has none.
struct ChangeReading {
  private(set) var from: [Phrase] = []
  private(set) var to: [Phrase] = []

  private let passage: PassageReading
  /// A date or an address may have small words between its numbers: "12 de julio de 1988".
  private static let longestGap = 3

  /// - Parameter sentences: Those that ask for it; what follows each may say the rest ("It is wrong. It should be Kowalska.").
  init(_ passage: PassageReading, sentences: Set<Int>, rules: RecognitionRules) {
    self.passage = passage
    let wanted = sentences.union(sentences.map { $0 + 1 }).filter(passage.sentences.indices.contains).sorted()
    for reading in wanted.map({ passage.sentences[$0] }) {
      let markers = reading.mentions.filter { $0.concept == rules.concepts.changeFrom || $0.concept == rules.concepts.changeTo }
      let starts = Set(markers.map(\.tokens.lowerBound))
      let ends = Set(markers.filter { $0.concept == rules.concepts.changeTo }.map(\.tokens.lowerBound))
      var taken: Set<Int> = []
      for marker in markers where !taken.contains(marker.tokens.lowerBound) {
        let first = marker.tokens.upperBound
        guard first < reading.sentence.tokens.upperBound, !taken.contains(first) else { continue }
        // "12 de julio de 1988": a word such as "de" parts no date.
        guard let value = value(behind: first, in: reading, stoppingAt: isNumber(first) ? ends : starts) else { continue }
        taken.formUnion(value)
        if marker.concept == rules.concepts.changeFrom { from.append(passage.phrase(value)) } else { to.append(passage.phrase(value)) }
      }
    }
  }

  private func value(behind start: Int, in reading: SentenceReading, stoppingAt markers: Set<Int>) -> Range<Int>? {
    let end = reading.sentence.tokens.upperBound
    guard start < end, isValue(start) else { return nil }
    let clause = passage.words.tokens[start].clause
    func isWithin(_ position: Int) -> Bool {
      position < end && passage.words.tokens[position].clause == clause && !markers.contains(position)
    }
    var last = start
    var position = start + 1
    while isWithin(position) {
      if isValue(position) {
        last = position
      } else if position - last > Self.longestGap || !isNumber(start) {
        break
      }
      position += 1
    }
    // Words that lead to no further number are not of the value.
    while last > start, !isValue(last) { last -= 1 }
    return start..<(last + 1)
  }

  private func isValue(_ token: Int) -> Bool {
    let start = Int(passage.words.tokens[token].start)
    let (scalar, _) = passage.bytes.withUnsafeBufferPointer { UTF8Reading.scalar($0, at: start, end: passage.bytes.count) }
    return (0x30...0x39).contains(scalar) || Unicode.Scalar(scalar)?.properties.isUppercase ?? false
  }

  private func isNumber(_ token: Int) -> Bool { (0x30...0x39).contains(passage.bytes[Int(passage.words.tokens[token].start)]) }
}
