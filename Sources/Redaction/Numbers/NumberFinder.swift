/// Numbers that stand for a person: bank accounts, cards, national numbers, telephones. Check digits decide where there are any.
enum NumberFinder {
  static func find(in text: ScannedText) -> [RedactionSuggestion] {
    let lettered = LetteredNumber.find(in: text)
    let digits = DigitRun.all(in: text).flatMap { find(in: $0, of: text) }
    return lettered + digits
  }

  /// The longest part from each place that is a number of a kind; what follows is looked at anew.
  private static func find(in run: DigitRun, of text: ScannedText) -> [RedactionSuggestion] {
    var found: [RedactionSuggestion] = []
    var first = 0
    while first < run.groups.count {
      let last = (first..<min(run.groups.count, first + DigitRun.mostGroups)).last { judge(run.part(first...$0), in: text) != nil }
      guard let last, let suggestion = judge(run.part(first...last), in: text) else {
        first += 1
        continue
      }
      found.append(suggestion)
      first = last + 1
    }
    return found
  }

  private static func judge(_ number: DigitNumber, in text: ScannedText) -> RedactionSuggestion? {
    if PaymentCard.isOne(number) {
      return RedactionSuggestion(kind: .card, range: number.range, reason: "a card number: its check digit fits")
    }
    if let national = NationalNumber.all.first(where: { $0.isOne(number, in: text) }) {
      return RedactionSuggestion(kind: .nationalNumber, range: number.range, reason: national.reason)
    }
    if let reason = PhoneNumber.reason(for: number, in: text) {
      return RedactionSuggestion(kind: .phone, range: number.range, reason: reason)
    }
    return nil
  }
}
