import Yams

/// A mapping being read: every key is asked for by name, and ``finish(ignoring:)`` finds those that nobody asked for.
final class YAMLMapping {
  let value: YAMLValue
  private let mapping: Node.Mapping
  private var asked: Set<String> = []

  init(mapping: Node.Mapping, value: YAMLValue) {
    self.mapping = mapping
    self.value = value
  }

  var location: SourceLocation { value.location }

  /// The value of a key; `nil` where it is missing or null.
  func optional(_ key: String) -> YAMLValue? {
    asked.insert(key)
    guard let node = mapping[key] else { return nil }
    let found = child(node, key)
    return found.isNull ? nil : found
  }

  func required(_ key: String, _ meaning: String) -> YAMLValue? {
    if let found = optional(key) { return found }
    value.fault(.missingKey, "`\(value.path)` has no `\(key)`.", remedy: "Add `\(key):` with \(meaning).")
    return nil
  }

  func strings(_ key: String) -> [String] { optional(key)?.strings() ?? [] }

  func choice<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> T? where T.RawValue == String {
    guard let found = optional(key), let text = found.string() else { return nil }
    if let choice = T(rawValue: text) { return choice }
    found.fault(
      .invalidValue, "`\(found.path)` cannot be `\(text)`.",
      remedy: "Write one of: \(T.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  /// Reports the keys that were never asked for, each with the likeliest one meant.
  func finish(ignoring ignored: Set<String> = []) {
    for (key, _) in mapping {
      guard let name = key.string, !asked.contains(name), !ignored.contains(name) else { continue }
      let likely = asked.min { Self.distance($0, name) < Self.distance($1, name) }
      let suggestion = likely.map { Self.distance($0, name) <= 3 ? " Did you mean `\($0)`?" : "" } ?? ""
      child(key, name).fault(
        .unknownKey, "`\(value.path)` has the unknown key `\(name)`.",
        remedy: "Remove it or correct it; known here: \(asked.sorted().joined(separator: ", ")).\(suggestion)")
    }
  }

  private func child(_ node: Node, _ key: String) -> YAMLValue {
    YAMLValue(node: node, file: value.file, path: value.path.isEmpty ? key : "\(value.path).\(key)", log: value.log)
  }

  /// How many single-letter edits lie between two words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
