/// Lays out running text in lines: white space collapses, blocks are divided, quotations are marked with `> `.
struct TextLayout {
  /// Deeper quotations are marked no further, so that nesting cannot multiply the output.
  private static let maximumQuoteMarks = 8

  var quoteDepth = 0
  var preformattedDepth = 0

  private var output = String.UnicodeScalarView()
  private var pendingLineEnds = 0
  private var hasPendingSpace = false
  private var isAtLineStart = true

  mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where preformattedDepth > 0: breakLine()
      case "\r": continue
      case _ where scalar.properties.isWhitespace && preformattedDepth == 0: hasPendingSpace = true
      case _ where scalar.isControl && scalar != "\t": continue
      case "\u{200B}", "\u{200C}", "\u{FEFF}", "\u{AD}", "\u{34F}": continue
      default: write(scalar)
      }
    }
  }

  /// Ends the line; several leave blank lines.
  mutating func breakLine() {
    pendingLineEnds = min(pendingLineEnds + 1, 3)
    hasPendingSpace = false
    isAtLineStart = true
  }

  mutating func startLine() {
    if !isAtLineStart { breakLine() }
  }

  mutating func startParagraph() {
    pendingLineEnds = max(pendingLineEnds, 2)
    hasPendingSpace = false
    isAtLineStart = true
  }

  mutating func separateCells() {
    if !isAtLineStart { hasPendingSpace = true }
  }

  func finished() -> String { String(output) }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if isAtLineStart {
      if !output.isEmpty {
        for _ in 0..<max(1, pendingLineEnds) { output.append("\n") }
      }
      for _ in 0..<min(quoteDepth, Self.maximumQuoteMarks) { output.append(contentsOf: "> ".unicodeScalars) }
      isAtLineStart = false
    } else if hasPendingSpace {
      output.append(" ")
    }
    pendingLineEnds = 0
    hasPendingSpace = false
    output.append(scalar)
  }
}
