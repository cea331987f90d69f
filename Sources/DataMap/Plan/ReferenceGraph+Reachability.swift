extension ReferenceGraph {
  var allIdentityKinds: Set<IdentityKind> { Set(vertices.flatMap { $0.identities.map(\.kind) }) }

  /// The kinds of identity each of which, by itself, would lead to a collection.
  func kinds(that address: CollectionAddress, among kinds: Set<IdentityKind>) -> Set<IdentityKind> {
    kinds.filter { reaches(address, from: [$0]) }
  }

  private func reaches(_ address: CollectionAddress, from kinds: Set<IdentityKind>) -> Bool {
    guard let order = try? order(from: kinds) else { return false }
    return order.steps.contains { $0.vertex.address == address }
  }

  /// Reports each collection that no identifier leads to: it would never be looked at.
  func checkReachability(log: FaultLog) throws(DataMapError) {
    for vertex in try order(from: allIdentityKinds).unreached {
      log.add(
        .unreachableCollection, "No identity field and no reference leads to `\(vertex.address)`: it would never be searched.",
        at: vertex.collection.location,
        remedy: "Mark a field with `identity`, add a reference from a collection that is reached, or set `skip_processing: true`.")
    }
  }
}
