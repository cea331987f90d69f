extension ReferenceGraph {
  /// The order of a search, and what it cannot reach.
  struct Order {
    var steps: [(vertex: Vertex, wave: Int, inputs: [(source: SearchSource, target: [String])])] = []
    var unreached: [Vertex] = []
  }

  /// Orders the collections from the given kinds of identity along the references.
  ///
  /// A collection waits for every collection that gives it values by a reference with a direction, and for those of its `after`.
  /// Two-way references give values from the side that is reached first.
  ///
  /// - Throws: ``DataMapError`` with the cycle, where collections wait for each other.
  func order(from kinds: Set<IdentityKind>) throws(DataMapError) -> Order {
    let reachable = reachable(from: kinds)
    var order = Order()
    var waves: [CollectionAddress: Int] = [:]
    var waiting = vertices.filter { reachable.contains($0.address) }
    order.unreached = vertices.filter { !reachable.contains($0.address) }
    while !waiting.isEmpty {
      let ready = waiting.filter { vertex in
        needs(of: vertex, within: reachable).allSatisfy { waves[$0] != nil } && hasInput(vertex, from: kinds, done: waves)
      }
      guard !ready.isEmpty else { throw cycleError(among: waiting, reachable: reachable) }
      for vertex in ready {
        let inputs = inputs(of: vertex, from: kinds, done: waves)
        order.steps.append((vertex, wave(of: vertex, inputs: inputs, reachable: reachable, waves: waves), inputs))
      }
      for step in order.steps.suffix(ready.count) { waves[step.vertex.address] = step.wave }
      let done = Set(ready.map(\.address))
      waiting.removeAll { done.contains($0.address) }
    }
    return order
  }

  /// Every collection that values can flow to.
  private func reachable(from kinds: Set<IdentityKind>) -> Set<CollectionAddress> {
    var reached = Set(vertices.filter { vertex in vertex.identities.contains { kinds.contains($0.kind) } }.map(\.address))
    var grew = true
    while grew {
      grew = false
      for edge in edges where reached.contains(edge.source.collection) && reached.insert(edge.target.collection).inserted { grew = true }
    }
    return reached
  }

  /// What has to be searched before.
  private func needs(of vertex: Vertex, within reachable: Set<CollectionAddress>) -> Set<CollectionAddress> {
    let sources = edges.filter { !$0.isTwoWay && $0.target.collection == vertex.address }.map(\.source.collection)
    return vertex.after.union(sources).intersection(reachable)
  }

  private func hasInput(_ vertex: Vertex, from kinds: Set<IdentityKind>, done: [CollectionAddress: Int]) -> Bool {
    !inputs(of: vertex, from: kinds, done: done).isEmpty
  }

  private func inputs(
    of vertex: Vertex, from kinds: Set<IdentityKind>, done: [CollectionAddress: Int]
  ) -> [(source: SearchSource, target: [String])] {
    let identities = vertex.identities.filter { kinds.contains($0.kind) }.map { (SearchSource.identity($0.kind), $0.target) }
    var seen: Set<SearchInput> = []
    let fields = edges.filter { $0.target.collection == vertex.address && done[$0.source.collection] != nil }
      .filter { seen.insert(SearchInput(source: .field($0.source), target: $0.target.path, match: .exact)).inserted }
      .map { (SearchSource.field($0.source), $0.target.path) }
    return identities + fields
  }

  private func wave(
    of vertex: Vertex, inputs: [(source: SearchSource, target: [String])], reachable: Set<CollectionAddress>,
    waves: [CollectionAddress: Int]
  ) -> Int {
    let sources = inputs.compactMap { input -> CollectionAddress? in
      if case .field(let address) = input.source { address.collection } else { nil }
    }
    return needs(of: vertex, within: reachable).union(sources).compactMap { waves[$0] }.max().map { $0 + 1 } ?? 0
  }

  private func cycleError(among waiting: [Vertex], reachable: Set<CollectionAddress>) -> DataMapError {
    let stuck = Set(waiting.map(\.address))
    var path: [CollectionAddress] = []
    // Every waiting collection needs another waiting one, or waits for a two-way neighbour that does: following needs closes a circle.
    var next = stuck.sorted().first { !needs(of: vertex($0), reachable).isDisjoint(with: stuck) } ?? stuck.min()
    while let address = next, !path.contains(address) {
      path.append(address)
      next = needs(of: vertex(address), reachable).intersection(stuck).min()
    }
    let circle = next.map { Array(path[(path.firstIndex(of: $0) ?? 0)...]) + [$0] } ?? path
    let location = waiting.first { $0.address == circle.first }?.collection.location ?? SourceLocation(file: "", line: 1, column: 1)
    return DataMapError(
      DataMapFault(
        .cycle, "Collections wait for each other: \(circle.map(\.description).joined(separator: " → ")).", at: location,
        remedy: "Leave out `direction` on one of their references, so that the search chooses, or remove that reference or `after`."))
  }

  private func needs(of vertex: Vertex?, _ reachable: Set<CollectionAddress>) -> Set<CollectionAddress> {
    vertex.map { needs(of: $0, within: reachable) } ?? []
  }
}
