/// Numbers with letters in them: bank accounts, and the national numbers that have a form of their own.
enum LetteredNumber {
  static func find(in text: ScannedText) -> [RedactionSuggestion] {
    var found: [RedactionSuggestion] = []
    var index = 0
    while index < text.scalars.count {
      guard isStart(index, in: text.scalars), let suggestion = suggestion(at: index, in: text.scalars) else {
        index += 1
        continue
      }
      found.append(suggestion)
      index = suggestion.range.upperBound
    }
    return found
  }

  private static func suggestion(at start: Int, in scalars: [Unicode.Scalar]) -> RedactionSuggestion? {
    if let range = BankAccount.range(at: start, in: scalars) {
      return RedactionSuggestion(kind: .iban, range: range, reason: "a bank account: its check digits fit")
    }
    for form in LetteredForm.all {
      guard let range = form.range(at: start, in: scalars) else { continue }
      return RedactionSuggestion(kind: .nationalNumber, range: range, reason: form.reason)
    }
    return nil
  }

  private static func isStart(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[index].isASCIIAlphanumeric else { return false }
    return index == 0 || !(scalars[index - 1].isLetter || scalars[index - 1].isDigit)
  }
}

extension Unicode.Scalar {
  var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isDigit) }
}
