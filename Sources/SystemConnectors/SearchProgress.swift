import DataMap

/// One search under way: what was found so far gives the keys of what comes next. Every kind of connector searches by it.
struct SearchProgress {
  let plan: SearchPlan
  private let identities: [IdentityKind: [String]]
  private let homeCountryCode: String
  private var results: [CollectionAddress: CollectionResult] = [:]

  init(plan: SearchPlan, identities: [IdentityKind: [String]], limits: SearchLimits) {
    self.plan = plan
    self.identities = identities
    homeCountryCode = limits.homeCountryCode
  }

  /// A result for each step, in the plan's order.
  var outcome: SearchOutcome {
    SearchOutcome(collections: plan.steps.compactMap { results[$0.address] }, unsearched: plan.unsearched)
  }

  mutating func record(_ result: CollectionResult) { results[result.address] = result }

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
        values[input] = (results[field.collection]?.rows ?? []).keys(at: field.path)
      }
    }
    return values
  }
}

extension CollectionResult {
  /// Nothing found yet.
  init(_ step: SearchStep, shape: String, status: Status = .searched) {
    self.init(
      dataset: step.address.dataset, collection: step.address.collection, rows: [], milliseconds: 0, queryShape: shape, status: status)
  }
}
