/// Codes of decimal digits.
enum OneTimeCode {
  /// A code from the system's cryptographically secure generator.
  static func random(digits: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return String((0..<digits).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) })
  }

  /// The runs of exactly that many digits in a reply, each once; people may write them in groups, as `1234 5678` or `1234-5678`.
  ///
  /// - Parameter isScanned: Whether a program has read it from paper. Then letters that look like digits count as them, in words that are
  ///   half of digits at least.
  static func candidates(in text: String, digits: Int, isScanned: Bool = false) -> [String] {
    var found: [String] = []
    var run = ""
    var hasGap = false
    func finish() {
      if run.count == digits, !found.contains(run) { found.append(run) }
      run = ""
      hasGap = false
    }
    for word in words(of: text) {
      if let read = isScanned ? scannedDigits(word) : digitsAlone(word) {
        run += read
        hasGap = false
      } else if word == " " || word == "-", !run.isEmpty, !hasGap, run.count < digits {
        hasGap = true
      } else {
        finish()
      }
    }
    finish()
    return found
  }

  /// Runs of letters and digits, and each symbol between them by itself.
  private static func words(of text: String) -> [Substring] {
    text.matches(of: /[\p{L}\p{N}|]+|[^\p{L}\p{N}|]/).map(\.output)
  }

  private static func digitsAlone(_ word: Substring) -> String? { word.allSatisfy(isDigit) ? String(word) : nil }

  private static func scannedDigits(_ word: Substring) -> String? {
    guard 2 * word.count(where: isDigit) >= word.count else { return nil }
    var read = ""
    for symbol in word {
      guard let digit = isDigit(symbol) ? symbol : lookalikes[symbol] else { return nil }
      read.append(digit)
    }
    return read
  }

  private static func isDigit(_ symbol: Character) -> Bool { symbol.isASCII && symbol.isNumber }

  private static let lookalikes: [Character: Character] = [
    "O": "0", "o": "0", "D": "0", "Q": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2", "z": "2", "S": "5", "s": "5", "G": "6",
    "T": "7", "B": "8", "g": "9",
  ]
}
