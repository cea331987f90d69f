/// Email addresses, also with letters beyond ASCII.
enum EmailFinder {
  static func find(in text: ScannedText) -> [RedactionSuggestion] {
    let scalars = text.scalars
    var found: [RedactionSuggestion] = []
    for at in scalars.indices where scalars[at] == "@" {
      var start = at
      while start > 0, isLocal(scalars[start - 1]) { start -= 1 }
      while start < at, scalars[start] == "." || scalars[start].isApostrophe { start += 1 }
      var end = at + 1
      while end < scalars.count, isDomain(scalars[end]) { end += 1 }
      while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
      let domain = text.string(at + 1..<end)
      let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
      guard start < at, labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), labels.last.map({ $0.count >= 2 }) == true,
        found.last.map({ $0.range.upperBound <= start }) ?? true
      else { continue }
      found.append(RedactionSuggestion(kind: .email, range: start..<end, reason: "an email address"))
    }
    return found
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.isDigit || ".!#$%&*+-/=?^_{|}~'".unicodeScalars.contains(scalar)
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter || scalar.isDigit || scalar == "." || scalar == "-" }
}
