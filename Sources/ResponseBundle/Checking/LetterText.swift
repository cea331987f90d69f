import Foundation

/// A rendered letter's text, in which words are looked for as a reader finds them: however lines, pages and cells break them.
struct LetterText: Sendable {
  /// The same text in one or more readings: a PDF's pages with their headers and footers, and without.
  private let readings: [String]

  init(_ readings: String...) {
    self.readings = readings.map { Self.pieces(of: $0).joined() }
  }

  /// Whether the words stand in the letter. What no font of the letter can show is left out of the comparison.
  func says(_ words: String) -> Bool {
    let pieces = Self.pieces(of: words)
    return !pieces.isEmpty && readings.contains { text in pieces.allSatisfy(text.contains) }
  }

  /// Whether a reader would see the same text.
  func reads(as other: LetterText) -> Bool { readings == other.readings }

  /// Letters, digits and signs without blanks, hyphens and line ends; apart where a character is not Latin, which a letter may show by its name.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      // A hyphen at a line's end may be the word's own or the line's.
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .dashPunctuation: continue
      default: break
      }
      if isShown(scalar) {
        piece.append(scalar)
      } else if !piece.isEmpty {
        pieces.append(String(piece))
        piece.removeAll()
      }
    }
    if !piece.isEmpty { pieces.append(String(piece)) }
    return pieces
  }

  /// Latin, and the punctuation of letters.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x24F || (0x1E00...0x1EFF).contains(scalar.value) || (0x2010...0x203A).contains(scalar.value)
  }
}
