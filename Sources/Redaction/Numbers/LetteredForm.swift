/// The form of a national number that has letters: digits and letters at their places, and a check.
struct LetteredForm: Sendable {
  let reason: String
  /// `A` a letter, `9` a digit, `X` either; what is in the text may be in groups.
  private let pattern: [Character]
  private let isValid: @Sendable ([UInt8]) -> Bool

  private init(_ name: String, _ pattern: String, _ isValid: @escaping @Sendable ([UInt8]) -> Bool) {
    reason = "a \(name): its form and check fit"
    self.pattern = Array(pattern)
    self.isValid = isValid
  }

  /// Where a number of this form that begins at a place ends.
  func range(at start: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    var symbols: [UInt8] = []
    var index = start
    while index < scalars.count, symbols.count < pattern.count {
      let scalar = scalars[index]
      if fits(scalar, pattern[symbols.count]) {
        symbols.append(UInt8(truncatingIfNeeded: scalar.value) & (scalar.isLetter ? 0xDF : 0xFF))
      } else {
        guard !symbols.isEmpty, scalar == " " || scalar == "-" || scalar == ".", index + 1 < scalars.count,
          fits(scalars[index + 1], pattern[symbols.count])
        else { return nil }
      }
      index += 1
    }
    guard symbols.count == pattern.count, index == scalars.count || !(scalars[index].isLetter || scalars[index].isDigit), isValid(symbols)
    else { return nil }
    return start..<index
  }

  private func fits(_ scalar: Unicode.Scalar, _ place: Character) -> Bool {
    switch place {
    case "A": scalar.isASCII && scalar.isLetter
    case "9": scalar.isDigit
    default: scalar.isASCIIAlphanumeric
    }
  }

  static let all = [
    LetteredForm("British National Insurance number", "AA999999A") { symbols in
      let prefix = String(decoding: symbols[..<2], as: UTF8.self)
      return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix) && !prefix.contains { "DFIQUV".contains($0) }
        && !prefix.hasSuffix("O") && (65...68).contains(symbols[8])
    },
    LetteredForm("Spanish identity number", "99999999A") { spanish(digits($0[..<8]), $0[8]) },
    LetteredForm("Spanish foreigner's number", "A9999999A") { symbols in
      guard let lead = Array("XYZ".utf8).firstIndex(of: symbols[0]) else { return false }
      return spanish([lead] + digits(symbols[1..<8]), symbols[8])
    },
    LetteredForm("Italian tax code", "AAAAAA99A99A999A", italian),
    LetteredForm("Irish public service number", "9999999AA") { irish($0) },
    LetteredForm("Irish public service number", "9999999A") { irish($0) },
  ]

  private static func digits(_ symbols: some Sequence<UInt8>) -> [Int] { symbols.map { Int($0) - 48 } }

  private static func spanish(_ digits: [Int], _ letter: UInt8) -> Bool {
    Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[digits.reduce(0) { $0 * 10 + $1 } % 23] == letter
  }

  private static func irish(_ symbols: [UInt8]) -> Bool {
    var sum = CheckDigits.weighted(digits(symbols[..<7]), [8, 7, 6, 5, 4, 3, 2])
    if symbols.count == 9 { sum += (Int(symbols[8]) - 64) * 9 }
    return Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)[sum % 23] == symbols[7]
  }

  /// The sum of values that letters and digits have at odd and even places.
  private static func italian(_ symbols: [UInt8]) -> Bool {
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    let sum = symbols.dropLast().enumerated().reduce(0) { sum, entry in
      let value = Int(entry.element) - (entry.element >= 65 ? 65 : 48)
      return sum + (entry.offset % 2 == 0 ? odd[value] : value)
    }
    return sum % 26 == Int(symbols[15]) - 65 && Array("ABCDEHLMPRST".utf8).contains(symbols[8])
  }
}
