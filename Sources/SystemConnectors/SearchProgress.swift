import DataMap

/// One search under way: what was found so far gives the keys of what comes next. Every kind of connector searches by it.
struct SearchProgress {
  let plan: SearchPlan
  private let identities: [IdentityKind: [String]]
  private let homeCountryCode: String
  private var results: [CollectionAddress: CollectionResult] = [:]
  /// What later steps look for, by the field that gives it.
  private var keys: [FieldAddress: FoundKeys] = [:]

  init(plan: SearchPlan, identities: [IdentityKind: [String]], limits: SearchLimits) {
    self.plan = plan
    self.identities = identities
    homeCountryCode = limits.homeCountryCode
    for case .field(let field) in plan.steps.flatMap(\.inputs).map(\.source) { keys[field] = FoundKeys() }
  }

  /// A result for each step, in the plan's order.
  var outcome: SearchOutcome {
    SearchOutcome(collections: plan.steps.compactMap { results[$0.address] }, unsearched: plan.unsearched)
  }

  mutating func record(_ result: CollectionResult) {
    var result = result
    // Connectors ask for rows that match in any field; here the others go where the data map wants all of them.
    if let step = plan.steps.first(where: { $0.address == result.address }), step.matchesAll, !result.rows.isEmpty {
      let filter = RowFilter(values(for: step))
      result.rows.removeAll { !filter.matchesAll($0) }
    }
    note(result.rows, of: result.address)
    results[result.address] = result
  }

  /// Keeps of rows that are handed over what later steps need of them.
  mutating func note(_ rows: [[String: JSONValue]], of collection: CollectionAddress) {
    guard !rows.isEmpty else { return }
    for field in keys.keys where field.collection == collection { keys[field]?.add(rows.keys(at: field.path)) }
  }

  /// Whether a step cannot be searched because what it depends on is not all known; that is then its result.
  mutating func isBlocked(_ step: SearchStep) -> Bool {
    for case .field(let field) in step.inputs.map(\.source) {
      if let result = results[field.collection], result.status != .searched {
        record(CollectionResult(step, shape: "", status: .notSearched(after: field.collection)))
        return true
      }
    }
    return false
  }

  /// Records that there is nothing to look for: no earlier collection gave a key.
  mutating func recordNoKeys(_ step: SearchStep) {
    let sources = step.inputs.map(\.source.description).joined(separator: ", ")
    record(CollectionResult(step, shape: "no keys from \(sources)"))
  }

  /// The keys to look for, by input.
  func values(for step: SearchStep) -> [SearchInput: [String]] {
    var values: [SearchInput: [String]] = [:]
    for input in step.inputs {
      switch input.source {
      case .identity(let kind):
        values[input] = LookupValues.make(identities[kind] ?? [], kind: kind, match: input.match, homeCountryCode: homeCountryCode)
      case .field(let field):
        values[input] = keys[field]?.texts ?? []
      }
    }
    let found = values
    let known = Set(step.inputs.filter { found[$0]?.isEmpty == false }.map(\.target))
    return step.matchesAll && known != step.targets ? [:] : values
  }
}

extension CollectionResult {
  /// Nothing found yet.
  init(_ step: SearchStep, shape: String, status: Status = .searched) {
    self.init(
      dataset: step.address.dataset, collection: step.address.collection, rows: [], milliseconds: 0, queryShape: shape, status: status)
  }
}
