/// Some groups of digits that may be one number.
struct DigitNumber {
  let digits: [Int]
  /// How many digits each group has.
  let shape: [Int]
  /// What stands between the groups, one text each.
  let separators: [String]
  /// A plus before it, or `00`, which means the same.
  let isInternational: Bool
  /// With the plus and an opening bracket.
  let range: Range<Int>

  init(groups: [Range<Int>], scalars: [Unicode.Scalar]) {
    digits = groups.flatMap { $0.map { Int(scalars[$0].value) - 48 } }
    shape = groups.map(\.count)
    separators = zip(groups, groups.dropFirst()).map { first, second in
      String(String.UnicodeScalarView(scalars[first.upperBound..<second.lowerBound]))
    }
    var start = groups.first?.lowerBound ?? 0
    // An area code in brackets; a bracket around all of it is the sentence's.
    if start > 0, scalars[start - 1] == "(", separators.contains(where: { $0.contains(")") }) { start -= 1 }
    let hasPlus = start > 0 && scalars[start - 1] == "+"
    if hasPlus { start -= 1 }
    isInternational = hasPlus || digits.starts(with: [0, 0]) && digits.count > 4 && digits[2] != 0
    range = start..<(groups.last?.upperBound ?? start)
  }

  /// All groups set off by this and nothing else.
  func isSetOff(by separator: String) -> Bool { separators.allSatisfy { $0 == separator } }

  /// The digits of a part as one number.
  func value(_ part: Range<Int>) -> Int { digits[part].reduce(0) { $0 * 10 + $1 } }
}
