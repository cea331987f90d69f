/// A text as scalars and words, taken apart once for all finders.
struct ScannedText {
  /// A run of letters, with apostrophes and hyphens inside.
  struct Word {
    var range: Range<Int>
    var lowercased: String
    /// Begins with a capital.
    var isCapital: Bool
    /// Two or more letters, all of them capitals.
    var isShouted: Bool
    /// First of a sentence, a line or a quotation.
    var beginsSentence: Bool
    /// `'s` behind it, which is not part of the range.
    var isPossessive: Bool
  }

  let scalars: [Unicode.Scalar]
  private(set) var words: [Word] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index].isLetter else {
        index += 1
        continue
      }
      var end = index + 1
      while end < scalars.count {
        if scalars[end].isLetter || scalars[end].properties.isGraphemeExtend {
          end += 1
        } else if scalars[end].joinsLetters, end + 1 < scalars.count, scalars[end + 1].isLetter {
          end += 2
        } else {
          break
        }
      }
      // A word that touches a digit, an at sign or a slash is part of something else.
      if !touches(index..<end) { append(index..<end) }
      index = end
    }
  }

  func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  func words(in range: Range<Int>) -> ArraySlice<Word> {
    // The words are in the order of the text: halve until the first is found.
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return words[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Whether the letters and digits before a place, within so many scalars, have one of these words in them.
  func hasCue(_ cues: [String], before place: Int, within distance: Int = 28) -> Bool {
    let text = string(max(0, place - distance)..<place).lowercased()
    return cues.contains { cue in
      text.ranges(of: cue).contains { range in
        let isAlone = range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
        return isAlone && (range.upperBound == text.endIndex || !text[range.upperBound].isLetter)
      }
    }
  }

  private func touches(_ range: Range<Int>) -> Bool {
    let around = [range.lowerBound - 1, range.upperBound].filter(scalars.indices.contains).map { scalars[$0] }
    return around.contains { $0.isDigit || $0 == "@" || $0 == "_" || $0 == "/" || $0 == "\\" }
  }

  private mutating func append(_ range: Range<Int>) {
    var end = range.upperBound
    let isPossessive = end - range.lowerBound > 2 && (scalars[end - 1] == "s") && scalars[end - 2].isApostrophe
    if isPossessive { end -= 2 }
    let own = range.lowerBound..<end
    let letters = scalars[own].filter(\.isLetter)
    words.append(
      Word(
        range: own, lowercased: string(own).lowercased(), isCapital: scalars[own.lowerBound].isCapital,
        isShouted: letters.count > 1 && letters.allSatisfy(\.isCapital), beginsSentence: beginsSentence(own.lowerBound),
        isPossessive: isPossessive))
  }

  private func beginsSentence(_ start: Int) -> Bool {
    var index = start - 1
    while index >= 0 {
      switch scalars[index] {
      case " ", "\t", "\u{A0}", "(", "\"", "'", "“", "‘", "*", "-", "–", "—", ">": index -= 1
      case ".":
        // After an initial or a title the sentence goes on.
        let before = words.last { $0.range.upperBound <= index }
        return !(before.map { $0.range.upperBound == index && $0.isCapital && $0.range.count <= 3 } ?? false)
      case "!", "?", ":", ";", "\n", "\r": return true
      default: return false
      }
    }
    return true
  }
}

extension Unicode.Scalar {
  var isLetter: Bool { isASCII ? (65...90).contains(value) || (97...122).contains(value) : properties.isAlphabetic }
  var isCapital: Bool { isASCII ? (65...90).contains(value) : properties.isUppercase }
  var isDigit: Bool { (48...57).contains(value) }
  var isApostrophe: Bool { self == "'" || self == "’" }
  fileprivate var joinsLetters: Bool { self == "-" || isApostrophe }
}
