/// The digits by which one telephone number may stand in a system.
enum PhoneDigits {
  /// Every way to write the number's digits: national, international, and international with the trunk zero kept.
  ///
  /// - Returns: Nothing for what has fewer than six digits: it is no number that names one line.
  static func candidates(_ text: String, homeCountryCode code: String) -> [String] {
    let digits = String(text.unicodeScalars.filter { (48...57).contains($0.value) }.map(Character.init))
    guard digits.count >= 6 else { return [] }
    let national: String
    if digits.hasPrefix("00" + code) {
      national = String(digits.dropFirst(2 + code.count))
    } else if text.contains("+") {
      guard digits.hasPrefix(code) else { return [digits, "00" + digits] }
      national = String(digits.dropFirst(code.count))
    } else if digits.hasPrefix("0") {
      national = String(digits.dropFirst())
    } else {
      // Without a plus or a zero nobody can tell an area code from a country code: as it stands.
      return [digits]
    }
    let trimmed = String(national.drop { $0 == "0" })
    return ["0" + trimmed, code + trimmed, code + "0" + trimmed, "00" + code + trimmed]
  }
}
