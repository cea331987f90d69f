/// Digits in groups, as people write numbers: at most two blanks, dots, hyphens, slashes or brackets between.
struct DigitRun {
  /// The place of each group.
  var groups: [Range<Int>]
  private let scalars: [Unicode.Scalar]

  /// More groups than any number has.
  static let mostGroups = 8

  /// Every run of a text. Digits that touch a letter are part of something else.
  static func all(in text: ScannedText) -> [DigitRun] {
    let scalars = text.scalars
    var runs: [DigitRun] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].isDigit else {
        index += 1
        continue
      }
      var groups: [Range<Int>] = []
      while true {
        let start = index
        while index < scalars.count, scalars[index].isDigit { index += 1 }
        groups.append(start..<index)
        let next = (index..<min(index + 3, scalars.count)).first { !isSeparator(scalars[$0]) }
        guard let next, next > index, scalars[next].isDigit else { break }
        index = next
      }
      groups.removeAll { touchesLetter($0, in: scalars) }
      if !groups.isEmpty { runs.append(DigitRun(groups: groups, scalars: scalars)) }
    }
    return runs
  }

  func part(_ range: ClosedRange<Int>) -> DigitNumber { DigitNumber(groups: Array(groups[range]), scalars: scalars) }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { " \u{A0}.-–/()".unicodeScalars.contains(scalar) }

  private static func touchesLetter(_ group: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    let before = group.lowerBound > 0 ? scalars[group.lowerBound - 1] : " "
    let after = group.upperBound < scalars.count ? scalars[group.upperBound] : " "
    return before.isLetter || before == "_" || before == "#" || "£€$".unicodeScalars.contains(before) || after.isLetter || after == "_"
      || after == "%" || "£€$".unicodeScalars.contains(after)
  }
}
