/// The label set of one series, checked: only allowed names, only harmless values.
struct MetricLabels: Hashable {
  let pairs: [Pair]

  struct Pair: Hashable {
    let name: String
    let value: String
  }

  static let none = MetricLabels(pairs: [])

  private init(pairs: [Pair]) { self.pairs = pairs }

  /// Keeps what `allowed` names. A value that is no short code becomes `other`: a label never carries text that a person wrote.
  init(_ dimensions: [(String, String)], allowed: [String]) {
    var kept: [String: String] = [:]
    for (name, value) in dimensions where allowed.contains(name) { kept[name] = Self.isCode(value) ? value : "other" }
    pairs = allowed.sorted().compactMap { name in kept[name].map { Pair(name: name, value: $0) } }
  }

  private static func isCode(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.count <= 64
      && value.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
      }
  }

  /// `{a="b",c="d"}`, or nothing. Values need no escapes, because they are codes.
  func text(adding extra: (name: String, value: String)? = nil) -> String {
    var parts = pairs.map { "\($0.name)=\"\($0.value)\"" }
    if let extra { parts.append("\(extra.name)=\"\(extra.value)\"") }
    return parts.isEmpty ? "" : "{\(parts.joined(separator: ","))}"
  }
}
