/// A national number that has digits alone: its length, form and check, and the words by which texts announce it.
struct NationalNumber: Sendable {
  let reason: String
  private let cues: [String]
  /// Without one of its words the check alone does not do: too many other numbers pass it.
  private let needsCue: Bool
  private let isValid: @Sendable (DigitNumber) -> Bool

  private init(
    _ name: String, cues: [String], needsCue: Bool = false, _ isValid: @escaping @Sendable (DigitNumber) -> Bool
  ) {
    reason = "a \(name): its check digits fit"
    self.cues = cues
    self.needsCue = needsCue
    self.isValid = isValid
  }

  func isOne(_ number: DigitNumber, in text: ScannedText) -> Bool {
    guard !number.isInternational, isValid(number) else { return false }
    return !needsCue || text.hasCue(cues, before: number.range.lowerBound)
  }

  /// In one piece, or in groups of these lengths.
  private static func hasShape(_ number: DigitNumber, _ shapes: [Int]...) -> Bool {
    number.shape.count == 1 || shapes.contains(number.shape)
  }

  static let all = [
    NationalNumber("British health service number", cues: ["nhs"]) { number in
      guard number.digits.count == 10, number.shape == [3, 3, 4], number.isSetOff(by: " ") else { return false }
      return nhs(number.digits)
    },
    NationalNumber("British health service number", cues: ["nhs"], needsCue: true) { $0.digits.count == 10 && nhs($0.digits) },
    NationalNumber("Polish PESEL", cues: ["pesel"]) { number in
      guard number.digits.count == 11, number.shape.count == 1 else { return false }
      let month = number.value(2..<4)
      return CheckDigits.isDate(day: number.value(4..<6), month: month % 20) && Set(number.digits).count > 2
        && CheckDigits.weighted(number.digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
    },
    NationalNumber("German tax number", cues: ["steuer", "idnr"]) { number in
      guard number.digits.count == 11, number.digits[0] != 0, hasShape(number, [2, 3, 3, 3]) else { return false }
      let counts = Dictionary(grouping: number.digits.dropLast(), by: { $0 }).values.map(\.count)
      return counts.filter { $0 > 1 }.count == 1 && (counts.max() ?? 0) <= 3 && CheckDigits.mod11and10(number.digits)
    },
    NationalNumber("Croatian OIB", cues: ["oib"], needsCue: true) { $0.digits.count == 11 && CheckDigits.mod11and10($0.digits) },
    NationalNumber("French social security number", cues: ["sécurité sociale", "nir"]) { number in
      guard number.digits.count == 15, number.digits[0] == 1 || number.digits[0] == 2 else { return false }
      let month = number.value(3..<5)
      return ((1...12).contains(month) || month >= 20) && number.value(13..<15) == 97 - number.value(0..<13) % 97
    },
    NationalNumber("Dutch citizen service number", cues: ["bsn", "burgerservicenummer", "sofinummer"], needsCue: true) { number in
      number.digits.count == 9 && CheckDigits.weighted(number.digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
    },
    NationalNumber("Belgian national register number", cues: ["rijksregister", "registre national"]) { number in
      guard number.digits.count == 11, number.shape == [2, 2, 2, 3, 2] else { return false }
      let body = number.value(0..<9)
      return [body, 2_000_000_000 + body].contains { 97 - $0 % 97 == number.value(9..<11) }
    },
    NationalNumber("Swedish personal number", cues: ["personnummer"]) { number in
      guard [[6, 4], [8, 4]].contains(number.shape), number.separators == ["-"] else { return false }
      let digits = Array(number.digits.suffix(10))
      let day = digits[4] * 10 + digits[5]
      return CheckDigits.isDate(day: day > 60 ? day - 60 : day, month: digits[2] * 10 + digits[3]) && CheckDigits.luhn(digits)
    },
    NationalNumber("Czech or Slovak birth number", cues: ["rodné číslo"]) { number in
      guard number.shape == [6, 4], number.separators == ["/"], number.value(0..<10) % 11 == 0 else { return false }
      let month = number.value(2..<4) % 50
      return CheckDigits.isDate(day: number.value(4..<6), month: month > 20 ? month - 20 : month)
    },
    NationalNumber("Swiss insurance number", cues: ["ahv", "avs"]) { number in
      guard number.digits.count == 13, number.digits.starts(with: [7, 5, 6]), hasShape(number, [3, 4, 4, 2]) else { return false }
      let sum = number.digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
      return sum % 10 == 0
    },
    NationalNumber("Danish personal number", cues: ["cpr"]) { number in
      number.shape == [6, 4] && number.separators == ["-"] && CheckDigits.isDate(day: number.value(0..<2), month: number.value(2..<4))
    },
    NationalNumber("Norwegian birth number", cues: ["fødselsnummer", "personnummer"]) { number in
      guard number.digits.count == 11, hasShape(number, [6, 5]) else { return false }
      let day = number.value(0..<2)
      return CheckDigits.isDate(day: day > 40 ? day - 40 : day, month: number.value(2..<4))
        && CheckDigits.weighted(number.digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
        && CheckDigits.weighted(number.digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    },
    NationalNumber("Greek social security number", cues: ["αμκα", "amka"], needsCue: true) { number in
      guard number.digits.count == 11 else { return false }
      return CheckDigits.isDate(day: number.value(0..<2), month: number.value(2..<4)) && CheckDigits.luhn(number.digits)
    },
    NationalNumber("Greek tax number", cues: ["αφμ", "α.φ.μ", "afm"], needsCue: true) { number in
      guard number.digits.count == 9 else { return false }
      return CheckDigits.weighted(number.digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == number.digits[8]
    },
    NationalNumber("Portuguese tax number", cues: ["nif", "contribuinte"], needsCue: true) { number in
      guard number.digits.count == 9 else { return false }
      let rest = CheckDigits.weighted(number.digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return (rest < 2 ? 0 : 11 - rest) == number.digits[8]
    },
    NationalNumber("Austrian insurance number", cues: ["svnr", "sozialversicherung", "versicherungsnummer"], needsCue: true) { number in
      guard number.digits.count == 10 else { return false }
      return CheckDigits.weighted(number.digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == number.digits[3]
    },
    NationalNumber("Romanian personal code", cues: ["cnp"]) { number in
      guard number.digits.count == 13, number.shape.count == 1, (1...8).contains(number.digits[0]),
        CheckDigits.isDate(day: number.value(5..<7), month: number.value(3..<5))
      else { return false }
      return CheckDigits.weighted(number.digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 % 10 == number.digits[12]
    },
  ]

  /// Modulus 11 over nine digits; a check of 10 is given to nobody.
  private static func nhs(_ digits: [Int]) -> Bool {
    let check = 11 - CheckDigits.weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return check != 10 && check % 11 == digits[9]
  }
}
