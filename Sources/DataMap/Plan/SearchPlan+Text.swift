extension SearchPlan: CustomStringConvertible {
  /// The plan in words, one line a step; no values, so it may be shown and logged.
  public var description: String {
    let steps = steps.enumerated().map { number, step in
      let inputs = step.inputs.map { "\($0.target.joined(separator: ".")) = any of \($0.source) (\($0.match.rawValue))" }
      let joined = step.matchesAll ? "all match: " + inputs.joined(separator: " and ") : inputs.joined(separator: " or ")
      return "\(number + 1). [wave \(step.wave + 1)] \(step.address) where \(joined)"
    }
    let left = unsearched.map { entry in
      switch entry.reason {
      case .skippedByDataMap: "not searched: \(entry.address), the data map says skip_processing"
      case .needsIdentity(let kinds): "not searched: \(entry.address), needs \(kinds.map(\.rawValue).joined(separator: " or "))"
      case .needsFields(let fields):
        "not searched: \(entry.address), every field has to match and nothing is known for \(fields.joined(separator: " and "))"
      case .needsCollections(let others):
        "not searched: \(entry.address), needs \(others.map(\.description).joined(separator: " or "))"
      }
    }
    return (steps + left).joined(separator: "\n")
  }
}
