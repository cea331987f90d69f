/// Codes of decimal digits.
enum OneTimeCode {
  /// A code from the system's cryptographically secure generator.
  static func random(digits: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return String((0..<digits).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) })
  }

  /// The runs of exactly that many digits in a reply, each once; people may write them in groups, as `1234 5678` or `1234-5678`.
  static func candidates(in text: String, digits: Int) -> [String] {
    var found: [String] = []
    var run = ""
    var hasGap = false
    func finish() {
      if run.count == digits, !found.contains(run) { found.append(run) }
      run = ""
      hasGap = false
    }
    for symbol in text {
      if symbol.isASCII, symbol.isNumber {
        run.append(symbol)
        hasGap = false
      } else if symbol == " " || symbol == "-", !run.isEmpty, !hasGap, run.count < digits {
        hasGap = true
      } else {
        finish()
      }
    }
    finish()
    return found
  }
}
