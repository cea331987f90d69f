extension DataMap {
  /// The fields of other systems whose values lead into a system, in the order of the files.
  public func ways(into system: SystemDescription) -> [FieldAddress] {
    var seen: Set<FieldAddress> = []
    return links(into: system).map(\.source).filter { seen.insert($0).inserted }
  }

  /// The systems that have to be searched before a system, by its key: those whose values lead into it.
  ///
  /// A reference for both ways is followed from the side that the person's own identifiers reach in fewer steps. Where systems lead into each
  /// other, the longer way loses: what only it would reach is a fault of the map.
  public func systemsBefore() -> [String: [String]] {
    let holders = Dictionary(
      systems.flatMap { system in system.datasets.map { ($0, system.key) } }, uniquingKeysWith: { first, _ in first })
    let distances = self.distances()
    let candidates = systems.enumerated().flatMap { place, system in
      links(into: system).map { (place: place, system: system.key, link: $0, distance: distances[$0.source.collection] ?? .max) }
    }
    let all = Set(candidates.map(\.link))
    var before: [String: [String]] = [:]
    for (_, system, link, distance) in candidates.sorted(by: { ($0.distance, $0.place) < ($1.distance, $1.place) }) {
      let isTwoWay = all.contains(Link(source: link.target, target: link.source))
      if isTwoWay, distance > distances[link.target.collection] ?? .max { continue }
      guard let holder = holders[link.source.collection.dataset], holder != system, !(before[system] ?? []).contains(holder),
        // Whoever waits for this system already, by whatever way, is not waited for.
        !Self.waits(holder, for: system, in: before)
      else { continue }
      before[system, default: []].append(holder)
    }
    return before
  }

  /// How many systems the way to a collection has led through, were there no order to keep; collections that nothing reaches are not there.
  private func distances() -> [CollectionAddress: Int] {
    let graphs = systems.map(graph(of:))
    var known = Set(graphs.flatMap(\.allIdentityKinds).filter { $0.field == nil })
    let fields = Set(systems.flatMap(ways(into:)))
    var distances: [CollectionAddress: Int] = [:]
    for distance in 0...systems.count {
      // A cycle within a system is reported by its own check.
      let reached = graphs.flatMap { (try? $0.order(from: known))?.steps.map(\.vertex.address) ?? [] }
      for address in reached where distances[address] == nil { distances[address] = distance }
      known.formUnion(fields.filter { distances[$0.collection] != nil }.map { .found(in: $0) })
    }
    return distances
  }

  /// A way from a field of one system to a field of another.
  private struct Link: Hashable {
    var source: FieldAddress
    var target: FieldAddress
  }

  private func links(into system: SystemDescription) -> [Link] {
    graph(of: system).vertices.flatMap { vertex in
      vertex.identities.compactMap { kind, target in
        kind.field.map { Link(source: $0, target: FieldAddress(collection: vertex.address, path: target)) }
      }
    }
  }

  private func graph(of system: SystemDescription) -> ReferenceGraph {
    let own = Set(system.datasets)
    return ReferenceGraph(
      datasets: datasets.filter { own.contains($0.key) }, elsewhere: datasets.filter { !own.contains($0.key) }, log: FaultLog())
  }

  private static func waits(_ system: String, for other: String, in before: [String: [String]]) -> Bool {
    var queue = before[system] ?? []
    var seen: Set<String> = []
    while let next = queue.popLast() {
      if next == other { return true }
      if seen.insert(next).inserted { queue += before[next] ?? [] }
    }
    return false
  }

  /// The systems in waves: each wave comes after those that lead into its systems, which may be searched at the same time.
  public func searchWaves() -> [[SystemDescription]] {
    let before = systemsBefore()
    var done: Set<String> = []
    var waves: [[SystemDescription]] = []
    while true {
      let ready = systems.filter { system in !done.contains(system.key) && (before[system.key] ?? []).allSatisfy(done.contains) }
      if ready.isEmpty { return waves }
      waves.append(ready)
      done.formUnion(ready.map(\.key))
    }
  }

  /// Reports each collection that no identifier leads to, also by way of systems that are searched before: it would never be looked at.
  func checkReachability(_ log: FaultLog) {
    var known = Set(systems.flatMap { graph(of: $0).allIdentityKinds }.filter { $0.field == nil })
    for system in searchWaves().joined() {
      let graph = graph(of: system)
      // A cycle within the system is reported by its own check.
      guard let order = try? graph.order(from: known) else { continue }
      for vertex in order.steps.map(\.vertex) {
        let fields = vertex.collection.fields.flatMap { $0.flattened(below: []) }
        known.formUnion(fields.map { .found(in: FieldAddress(collection: vertex.address, path: $0.path)) })
      }
      for vertex in order.unreached {
        let later = vertex.identities.compactMap(\.kind.field).map(\.collection.description)
        log.add(
          .unreachableCollection,
          later.isEmpty
            ? "No identity field and no reference leads to `\(vertex.address)`: it would never be searched."
            : "Only `\(later[0])` leads to `\(vertex.address)`, and it is searched later or not at all.",
          at: vertex.collection.location,
          remedy: later.isEmpty
            ? "Mark a field with `identity`, add a reference from a collection that is reached, or set `skip_processing: true`."
            : "Put the dataset of `\(vertex.address)` into a system of its own, which may have the same connection.")
      }
    }
  }
}
