import DataMap

/// Says which rows of a collection are the person's, where no database does it.
struct RowFilter {
  private var inputs: [(input: SearchInput, wanted: Set<String>)] = []

  /// - Parameter values: The texts to look for, by input; inputs without any are left out.
  init(_ values: [SearchInput: [String]]) {
    for (input, texts) in values where !texts.isEmpty { inputs.append((input, Set(texts))) }
  }

  /// Whether any field has one of the values that are looked for.
  func matches(_ row: [String: JSONValue]) -> Bool { inputs.contains { matches(row, $0) } }

  /// Whether every field that is looked up has one of its values; a field that is looked up in two ways needs one of them.
  func matchesAll(_ row: [String: JSONValue]) -> Bool {
    let targets = Set(inputs.map(\.input.target))
    return !targets.isEmpty && targets.allSatisfy { target in inputs.contains { $0.input.target == target && matches(row, $0) } }
  }

  private func matches(_ row: [String: JSONValue], _ entry: (input: SearchInput, wanted: Set<String>)) -> Bool {
    JSONValue.object(row).scalars(at: entry.input.target).contains { entry.wanted.contains(entry.input.match.form(of: $0.keyText ?? "")) }
  }

  /// Whether a line that could not be read has any of the values somewhere in it: then it may be the person's.
  func mentions(_ text: String) -> Bool {
    let (folded, digits) = (text.lowercased(), MatchRule.digits.form(of: text))
    return inputs.contains { entry in
      entry.wanted.contains { value in
        switch entry.input.match {
        case .digits: digits.contains(value)
        // Shorter ones stand by chance in many lines.
        case .exact, .folded: value.utf8.count >= 4 && folded.contains(value.lowercased())
        }
      }
    }
  }
}

extension MatchRule {
  /// What of a column's value is compared with the values asked for.
  func form(of text: String) -> String {
    switch self {
    case .exact: text
    case .folded: text.lowercased()
    case .digits: String(text.unicodeScalars.filter { (48...57).contains($0.value) }.map(Character.init))
    }
  }
}
