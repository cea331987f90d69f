extension SearchPlan {
  /// Plans of several systems as one Mermaid flowchart: identifiers lead into collections, found values from one to the next, and what is
  /// left out stands apart. No values, so it may be shown.
  public static func mermaid(_ plans: [(system: String, plan: SearchPlan)]) -> String {
    var lines = ["flowchart LR"]
    var kinds: [IdentityKind] = []
    var edges: [String] = []
    var left: [String] = []
    for (number, entry) in plans.enumerated() {
      lines.append("  subgraph s\(number) [\"\(escaped(entry.system))\"]")
      for step in entry.plan.steps {
        let condition = step.matchesAll ? ": all match" : ""
        lines.append("    \(node(step.address))[\"\(escaped(step.address.description + condition))\"]")
      }
      for other in entry.plan.unsearched {
        lines.append("    \(node(other.address))[\"\(escaped(other.address.description))\"]:::left")
        left.append(node(other.address))
      }
      lines.append("  end")
      for step in entry.plan.steps {
        for input in step.inputs {
          let label = escaped(input.target.joined(separator: "."))
          switch input.source {
          case .identity(let kind):
            if let field = kind.field {
              let names = escaped(field.path.joined(separator: ".")) + " = " + label
              edges.append("  \(node(field.collection)) -->|\"\(names)\"| \(node(step.address))")
              continue
            }
            if !kinds.contains(kind) { kinds.append(kind) }
            edges.append("  k\(kinds.firstIndex(of: kind) ?? 0) -->|\"\(label)\"| \(node(step.address))")
          case .field(let field):
            let names = escaped(field.path.joined(separator: ".")) + " = " + label
            edges.append("  \(node(field.collection)) -->|\"\(names)\"| \(node(step.address))")
          }
        }
      }
    }
    for (number, kind) in kinds.enumerated() { lines.append("  k\(number)([\"\(escaped(kind.rawValue))\"])") }
    lines += edges
    if !left.isEmpty { lines.append("  classDef left stroke-dasharray: 4") }
    return lines.joined(separator: "\n")
  }

  /// A name that Mermaid takes: letters and digits, everything else by its number.
  private static func node(_ address: CollectionAddress) -> String {
    "c_"
      + address.description.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) ? String(scalar) : "_\(scalar.value)_"
      }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}
