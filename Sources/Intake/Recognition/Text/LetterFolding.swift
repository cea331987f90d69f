import Foundation

/// Turns characters into the few letters that rules are written in: without case, accents and the differences of keyboards.
///
/// People write "loschen" for "löschen" and "usunac" for "usunąć"; both sides lose their marks here and so are the same.
struct LetterFolding: Sendable {
  /// Codes of letters are 1 to 26 for a to z, 27 to 36 for digits, 37 for the apostrophe, and from here on for Greek.
  static let firstGreek: UInt8 = 38
  /// Any other letter.
  static let other: UInt8 = 63
  static let apostrophe: UInt8 = 37
  /// How many codes there are.
  static let count = 64
  /// No letter.
  static let none: UInt8 = 0
  /// A mark that belongs to the letter before it.
  static let mark: UInt8 = 64

  /// The table covers Latin and Greek with their extensions, to U+1FFF.
  private let table: [UInt8]
  private static let tableEnd: UInt32 = 0x2000

  static let standard = LetterFolding()

  private init() {
    table = (0..<Self.tableEnd).map { value in Unicode.Scalar(value).map(Self.code) ?? Self.none }
  }

  /// The code of a scalar: ``none``, ``mark``, or a letter's.
  @inline(__always)
  func code(of scalar: UInt32) -> UInt8 {
    if scalar < Self.tableEnd { return table[Int(scalar)] }
    if scalar == 0x2019 { return Self.apostrophe }
    if scalar >= 0x2E80, let scalar = Unicode.Scalar(scalar), scalar.properties.isAlphabetic { return Self.other }
    return Self.none
  }

  /// A second letter that a scalar stands for: ß is ss, æ is ae.
  @inline(__always)
  func second(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xDF: Self.latin("s")
    case 0xE6, 0xC6, 0x153, 0x152: Self.latin("e")
    default: Self.none
    }
  }

  static func isDigit(_ code: UInt8) -> Bool { (27...36).contains(code) }

  /// The number that folded letters are, if they are one of at most four digits.
  static func number(_ codes: some Collection<UInt8>) -> Int? {
    guard (1...4).contains(codes.count), codes.allSatisfy(isDigit) else { return nil }
    return codes.reduce(0) { $0 * 10 + Int($1) - 27 }
  }

  /// The codes of a word as rule files write it.
  func codes(of word: some StringProtocol) -> [UInt8] {
    var codes: [UInt8] = []
    for scalar in word.unicodeScalars {
      let code = code(of: scalar.value)
      if code != Self.none, code != Self.mark { codes.append(code) }
      let second = second(of: scalar.value)
      if second != Self.none { codes.append(second) }
    }
    return codes
  }

  private static func latin(_ letter: Unicode.Scalar) -> UInt8 { UInt8(letter.value - 96) }

  private static func code(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x27: return apostrophe
    case 0x30...0x39: return UInt8(scalar.value - 0x30) + 27
    case 0x300...0x36F: return mark
    case 0xDF: return latin("s")
    case 0xE6, 0xC6: return latin("a")
    case 0x152, 0x153, 0xF8, 0xD8: return latin("o")
    case 0x110, 0x111, 0xF0: return latin("d")
    case 0x131: return latin("i")
    case 0x141, 0x142: return latin("l")
    default: break
    }
    guard scalar.properties.isAlphabetic else { return none }
    let base = String(scalar).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.first ?? scalar
    switch base.value {
    case 0x61...0x7A: return UInt8(base.value - 96)
    case 0x3B1...0x3C1: return UInt8(base.value - 0x3B1) + firstGreek
    case 0x3C2, 0x3C3: return 0x11 + firstGreek
    case 0x3C4...0x3C9: return UInt8(base.value - 0x3C4) + 0x12 + firstGreek
    default: return other
    }
  }
}
