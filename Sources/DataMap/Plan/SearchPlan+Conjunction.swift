extension SearchPlan {
  /// The plan where some collections want every field to match: one of which a field cannot be looked up is left out, and what hangs on it alone.
  ///
  /// - Parameters:
  ///   - wanted: The collections.
  ///   - targets: By collection, every field that the map looks it up by.
  func matchingAll(
    _ wanted: Set<CollectionAddress>, targets: [CollectionAddress: Set<[String]>]
  ) -> SearchPlan {
    guard !wanted.isEmpty else { return self }
    var plan = SearchPlan(steps: [], unsearched: unsearched)
    var left: Set<CollectionAddress> = []
    for var step in steps {
      let lost = Set(step.inputs.compactMap { $0.collection }).intersection(left)
      step.inputs.removeAll { $0.collection.map(left.contains) ?? false }
      step.matchesAll = wanted.contains(step.address)
      let missing = step.matchesAll ? (targets[step.address] ?? []).subtracting(step.targets) : []
      let reason: UnsearchedCollection.Reason? =
        if !missing.isEmpty {
          .needsFields(missing.map { $0.joined(separator: ".") }.sorted())
        } else if step.inputs.isEmpty {
          .needsCollections(lost.sorted())
        } else {
          nil
        }
      if let reason {
        left.insert(step.address)
        plan.unsearched.append(UnsearchedCollection(address: step.address, reason: reason))
      } else {
        plan.steps.append(step)
      }
    }
    return plan
  }
}

extension SearchInput {
  /// The collection whose rows give the values.
  fileprivate var collection: CollectionAddress? {
    if case .field(let field) = source { field.collection } else { nil }
  }
}
