import Redaction

/// How suggestions compare with what was marked: a mark is found when a suggestion of its kind overlaps it.
struct RedactionFigures {
  private(set) var marked = 0
  private(set) var found = 0
  private(set) var suggested = 0
  private(set) var right = 0
  private(set) var faults: [String] = []

  mutating func add(_ suggestions: [RedactionSuggestion], to example: RedactionExample) {
    func overlaps(_ one: RedactionSuggestion, _ mark: (kind: RedactionSuggestion.Kind, range: Range<Int>)) -> Bool {
      one.kind == mark.kind && one.range.overlaps(mark.range)
    }
    let missed = example.marked.filter { mark in !suggestions.contains { overlaps($0, mark) } }
    let wrong = suggestions.filter { one in !example.marked.contains { overlaps(one, $0) } }
    marked += example.marked.count
    found += example.marked.count - missed.count
    suggested += suggestions.count
    right += suggestions.count - wrong.count
    let scalars = Array(example.text.unicodeScalars)
    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    faults += missed.map { "missed \($0.kind.rawValue): \(words($0.range))" }
    faults += wrong.map { "wrong \($0.kind.rawValue): \(words($0.range))" }
  }

  var recall: Double { marked == 0 ? 1 : Double(found) / Double(marked) }
  var precision: Double { suggested == 0 ? 1 : Double(right) / Double(suggested) }
}
