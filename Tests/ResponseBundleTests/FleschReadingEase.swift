/// How easily English text reads: 206.835 - 1.015 * words a sentence - 84.6 * syllables a word (Flesch 1948). Syllables are counted as
/// groups of vowels, without a silent e at the end.
enum FleschReadingEase {
  static func of(_ text: String) -> Double {
    // Each line of a list or an address ends a sentence.
    let sentences = text.split { ".!?:;\n".contains($0) }.map { $0.split { !$0.isLetter && $0 != "\u{2019}" } }
      .filter { $0.count > 1 }
    let words = sentences.flatMap { $0 }
    guard !words.isEmpty else { return 0 }
    let syllables = words.reduce(0) { $0 + self.syllables(of: $1) }
    return 206.835 - 1.015 * Double(words.count) / Double(sentences.count) - 84.6 * Double(syllables) / Double(words.count)
  }

  static func syllables(of word: Substring) -> Int {
    var count = 0
    var before = false
    for letter in word.lowercased() {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !before { count += 1 }
      before = isVowel
    }
    if word.hasSuffix("e"), !word.hasSuffix("le"), count > 1 { count -= 1 }
    return max(1, count)
  }
}
