/// Numbers of payment cards (ISO/IEC 7812-1).
enum PaymentCard {
  /// By the first digit, as the schemes give numbers out.
  private static let lengths = [2: [16], 3: [14, 15, 16], 4: [13, 16, 19], 5: [16], 6: [16, 17, 18, 19]]

  static func isOne(_ number: DigitNumber) -> Bool {
    let digits = number.digits
    guard !number.isInternational, lengths[digits[0]]?.contains(digits.count) == true, Set(digits).count > 1, CheckDigits.luhn(digits)
    else { return false }
    let isGrouped = number.shape.dropLast().allSatisfy { (4...6).contains($0) } && (number.isSetOff(by: " ") || number.isSetOff(by: "-"))
    return number.shape.count == 1 || isGrouped
  }
}
