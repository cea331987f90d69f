import DataMap

extension [String: JSONValue] {
  /// An array by which the row was found gives only the elements that matched, unless the data map wants all: the others may be other
  /// people's.
  mutating func narrow(to texts: [String], _ input: SearchInput, _ collection: DatasetCollection) {
    guard input.target.count == 1, let name = input.target.first, case .array(let elements) = self[name],
      let field = collection.field(at: input.target), !field.meta.returnAllElements, !texts.isEmpty
    else { return }
    let wanted = Set(texts.map { input.match == .folded ? $0.lowercased() : $0 })
    let matching = elements.filter { element in element.keyText.map { wanted.contains(input.match.form(of: $0)) } ?? false }
    if !matching.isEmpty { self[name] = .array(matching) }
  }
}
