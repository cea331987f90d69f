/// International bank account numbers (ISO 13616), in one piece or in groups.
enum BankAccount {
  /// Where the number that begins at a place ends; `nil` where there is none.
  static func range(at start: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    var symbols: [UInt8] = []
    var index = start
    var wanted: Int?
    while index < scalars.count, symbols.count < wanted ?? 34 {
      let scalar = scalars[index]
      if scalar.isASCIIAlphanumeric {
        symbols.append(UInt8(truncatingIfNeeded: scalar.value) & (scalar.isLetter ? 0xDF : 0xFF))
        if symbols.count == 4 {
          guard let length = length(of: symbols) else { return nil }
          wanted = length
        }
      } else if !isGap(at: index, in: scalars, after: symbols.count) {
        return nil
      }
      index += 1
    }
    guard symbols.count == wanted, index == scalars.count || !scalars[index].isASCIIAlphanumeric, isValid(symbols) else { return nil }
    return start..<index
  }

  private static func isGap(at index: Int, in scalars: [Unicode.Scalar], after count: Int) -> Bool {
    (scalars[index] == " " || scalars[index] == "\u{A0}" || scalars[index] == "-") && count >= 2 && index + 1 < scalars.count
      && scalars[index + 1].isASCIIAlphanumeric
  }

  private static func length(of symbols: [UInt8]) -> Int? {
    guard symbols[2] >= 48, symbols[2] <= 57, symbols[3] >= 48, symbols[3] <= 57 else { return nil }
    return lengths[String(decoding: symbols[..<2], as: UTF8.self)]
  }

  /// The remainder by 97 of the rearranged number is 1.
  private static func isValid(_ symbols: [UInt8]) -> Bool {
    var rest = 0
    for symbol in symbols[4...] + symbols[..<4] {
      rest = symbol >= 65 ? (rest * 100 + Int(symbol) - 55) % 97 : (rest * 10 + Int(symbol) - 48) % 97
    }
    return rest == 1
  }

  private static let lengths = [
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FO": 18,
    "FR": 27, "GB": 22, "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TR": 26, "UA": 29, "VA": 22, "XK": 20, "AL": 28, "BA": 20,
  ]
}
