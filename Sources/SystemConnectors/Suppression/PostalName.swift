/// A person's name in the forms in which it may stand beside a postcode.
///
/// Titles, punctuation and case do not count, nor do middle names. An initial stands for every name that begins with it: at the same
/// postcode, one stop too many harms nobody, and one too few breaks a promise (N3).
struct PostalName: Hashable {
  /// Folded names that are equal to it.
  var exact: [String]
  /// LIKE patterns, for a name that was written with an initial only.
  var patterns: [String]

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "herr", "frau", "pan", "pani", "m",
    "mme", "mlle", "monsieur", "madame",
  ]

  /// `nil` for what does not name one person: nothing, or a single word.
  init?(_ text: String) {
    var words = Self.folded(text).split(separator: " ").map(String.init)
    while words.count > 2, let first = words.first, Self.titles.contains(first) { words.removeFirst() }
    // "Mr Pugh" may be anybody of the family.
    guard words.count >= 2, let first = words.first, let last = words.last, last.count > 1, !Self.titles.contains(first) else { return nil }
    let initial = String(first.prefix(1))
    let forms = [words.joined(separator: " "), "\(first) \(last)", "\(initial) \(last)"]
    var seen: Set<String> = []
    exact = forms.filter { seen.insert($0).inserted }
    // Letters and digits only: nothing in it is special to LIKE.
    patterns = first.count == 1 ? ["\(initial)% \(last)"] : []
  }

  /// Lower case; whatever is no letter or digit is one blank, as the query folds the columns.
  static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.map { $0.properties.isAlphabetic || $0.properties.numericType != nil ? $0 : " " })
    )
    .split(separator: " ").joined(separator: " ")
  }

  /// Letters and digits in upper case; `nil` for what has none.
  static func postcode(_ text: String) -> String? {
    let kept = text.uppercased().unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }
    return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept))
  }
}
