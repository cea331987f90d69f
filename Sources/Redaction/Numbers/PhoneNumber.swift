/// Telephone numbers as the countries of Europe and North America write them.
enum PhoneNumber {
  /// What speaks for it; `nil` where it is none.
  static func reason(for number: DigitNumber, in text: ScannedText) -> String? {
    let count = number.digits.count
    guard !isDateOrTime(number), Set(number.digits).count > 2 else { return nil }
    if number.isInternational { return (8...15).contains(count) ? "a telephone number with a country code" : nil }
    var hasCue: Bool { text.hasCue(cues, before: number.range.lowerBound) }
    if number.digits[0] == 0, (9...12).contains(count), number.digits[1] != 0 {
      let isBritish = count >= 10 && count <= 11 && [1, 2, 3, 7, 8].contains(number.digits[1])
      return number.shape.count > 1 || isBritish && count == 11 || hasCue ? "a telephone number with a trunk zero" : nil
    }
    if number.digits[0] > 1, usualShapes.contains(number.shape) { return "a telephone number in its usual groups" }
    return (6...12).contains(count) && !number.separators.contains(".") && hasCue ? "a telephone number, named as one" : nil
  }

  private static let usualShapes = [[3, 3, 4], [3, 3, 3], [3, 2, 2, 2]]

  private static let cues = [
    "tel", "telephone", "phone", "call", "ring", "mobile", "mob", "cell", "fax", "whatsapp", "landline", "text", "tél", "téléphone",
    "telefon", "handy", "teléfono", "telefono", "telefoon", "komórka",
  ]

  private static let dateShapes = [
    [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4], [4, 2, 2], [4, 1, 1], [2, 2, 2], [1, 2, 2], [2, 1, 2],
  ]

  private static func isDateOrTime(_ number: DigitNumber) -> Bool {
    if dateShapes.contains(number.shape) { return number.shape != [2, 2, 2] || !number.isSetOff(by: " ") }
    // A date and what follows it, such as a time.
    return number.shape.count > 3 && [[2, 2, 4], [4, 2, 2]].contains(Array(number.shape.prefix(3))) && number.separators[0] != " "
  }
}
