import Testing

@testable import IdentityVerification

@Suite("One-time codes", .timeLimit(.minutes(1)))
struct OneTimeCodeTests {
  @Test("N7: a code has as many digits as asked for, each as likely")
  func random() {
    var counts: [Character: Int] = [:]
    for _ in 0..<2_000 {
      let code = OneTimeCode.random(digits: 8)
      #expect(code.count == 8)
      for digit in code { counts[digit, default: 0] += 1 }
    }
    #expect(counts.count == 10 && counts.values.allSatisfy { (1_350...1_850).contains($0) }, "\(counts)")
  }

  @Test(
    "a code is found as people write it, and a longer or shorter number is none",
    arguments: [
      ("The code is 12345678.", ["12345678"]), ("1234 5678", ["12345678"]), ("1234-5678", ["12345678"]), ("12 34 56 78", ["12345678"]),
      ("12345678\n12345678", ["12345678"]), ("123456789", []), ("1234567", []), ("1234  5678", []), ("1234\n5678", []),
      ("x12345678", []), ("12345678x", []), ("١٢٣٤٥٦٧٨", []), ("", []), ("12345678 or 87654321", ["12345678", "87654321"]),
    ] as [(String, [String])])
  func candidates(text: String, expected: [String]) {
    #expect(OneTimeCode.candidates(in: text, digits: 8) == expected)
  }

  @Test(
    "from paper, letters that look like digits count among digits, and words stay words",
    arguments: [
      ("with this code:\n\n22I2S37O\n\nPlease", ["22125370"]), ("2Zl2 5370", ["22125370"]), ("1234 5B7B", ["12345878"]),
      ("SOLO BOSS", []), ("SO", []), ("12345678", ["12345678"]), ("1234567X", []), ("B00551Z8 is a part number", ["80055128"]),
    ] as [(String, [String])])
  func scanned(text: String, expected: [String]) {
    #expect(OneTimeCode.candidates(in: text, digits: 8, isScanned: true) == expected)
  }

  @Test("what was typed is taken as it stands: letters are no digits")
  func typed() { #expect(OneTimeCode.candidates(in: "22I2S37O 1234 5B7B", digits: 8).isEmpty) }
}
