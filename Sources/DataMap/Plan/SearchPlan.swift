/// The ordered search of a system's datasets for one person: along the references, from the identifiers that are known.
public struct SearchPlan: Sendable, Hashable {
  /// Every step comes after those whose values it needs.
  public var steps: [SearchStep]
  /// What is left out, with the reason.
  public var unsearched: [UnsearchedCollection]

  public init(steps: [SearchStep], unsearched: [UnsearchedCollection] = []) {
    self.steps = steps
    self.unsearched = unsearched
  }

  /// Steps that may run together, in order.
  public var waves: [[SearchStep]] {
    let count = (steps.map(\.wave).max() ?? -1) + 1
    return (0..<count).map { wave in steps.filter { $0.wave == wave } }
  }
}

extension SearchPlan {
  /// Plans the search of one dataset by itself.
  ///
  /// Only the kinds of the identifiers matter for the plan; kinds without a value count as unknown.
  ///
  /// - Throws: ``DataMapError`` for references that lead nowhere, cycles and collections that no identifier reaches.
  public static func plan(_ dataset: Dataset, identities: [IdentityKind: [String]]) throws(DataMapError) -> SearchPlan {
    try plan([dataset], elsewhere: [], identities: identities, matchRules: [:])
  }

  /// Plans the search of one system.
  public static func plan(
    for system: SystemDescription, in dataMap: DataMap, identities: [IdentityKind: [String]]
  ) throws(DataMapError) -> SearchPlan {
    let own = Set(system.datasets)
    return try plan(
      dataMap.datasets.filter { own.contains($0.key) }, elsewhere: dataMap.datasets.filter { !own.contains($0.key) },
      identities: identities, matchRules: system.matchRules, matchAll: system.matchAll)
  }

  static func plan(
    _ datasets: [Dataset], elsewhere: [Dataset], identities: [IdentityKind: [String]], matchRules: [FieldAddress: MatchRule],
    matchAll: Set<CollectionAddress> = []
  ) throws(DataMapError) -> SearchPlan {
    let log = FaultLog()
    let graph = ReferenceGraph(datasets: datasets, elsewhere: elsewhere, log: log)
    try log.throwIfAny()
    let kinds = Set(identities.filter { !$0.value.isEmpty }.keys)
    try graph.checkReachability(log: log)
    try log.throwIfAny()
    let order = try graph.order(from: kinds)
    let steps = order.steps.map { step in
      SearchStep(
        address: step.vertex.address, collection: step.vertex.collection, schema: step.vertex.schema, wave: step.wave,
        inputs: step.inputs.map { input in
          SearchInput(
            source: input.source, target: input.target,
            match: match(input.source, FieldAddress(collection: step.vertex.address, path: input.target), matchRules))
        })
    }
    let needed = graph.allIdentityKinds
    let skipped = graph.skipped.map { UnsearchedCollection(address: $0, reason: .skippedByDataMap) }
    let unreached = order.unreached.map {
      UnsearchedCollection(address: $0.address, reason: .needsIdentity(graph.kinds(that: $0.address, among: needed).sorted()))
    }
    let plan = SearchPlan(steps: steps, unsearched: skipped + unreached)
    guard !matchAll.isEmpty else { return plan }
    let whole = try graph.order(from: needed).steps.map { ($0.vertex.address, Set($0.inputs.map(\.target))) }
    return plan.matchingAll(matchAll, targets: Dictionary(whole) { first, _ in first })
  }

  private static func match(_ source: SearchSource, _ target: FieldAddress, _ rules: [FieldAddress: MatchRule]) -> MatchRule {
    guard case .identity(let kind) = source else { return rules[target] ?? .exact }
    return rules[target] ?? .standard(for: kind)
  }
}
