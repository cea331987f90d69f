extension DataMap {
  /// Reports what keeps a connector from searching all that its system holds.
  func checkConnector(of system: SystemDescription, _ log: FaultLog) {
    switch system.connector {
    case .postgres, .odbc, .person: return
    case .http(let source):
      checkPlaces(of: system, source.endpoints.map { ($0.collection, $0.location) }, "an entry under `endpoints:`", log)
      for endpoint in source.endpoints { check(endpoint, of: system, log) }
    case .files(let source):
      checkPlaces(of: system, source.files.map { ($0.collection, $0.location) }, "an entry under `files:`", log)
      for file in source.files { check(file, log) }
    }
  }

  /// Each collection stands once, and none is missing.
  private func checkPlaces(
    of system: SystemDescription, _ places: [(collection: CollectionAddress, location: SourceLocation)], _ entry: String, _ log: FaultLog
  ) {
    var seen: Set<CollectionAddress> = []
    for place in places {
      if !seen.insert(place.collection).inserted {
        log.add(
          .duplicate, "`\(place.collection)` stands twice under the connector of `\(system.key)`.", at: place.location,
          remedy: "Remove one of them.")
      }
      let isKnown = dataset(place.collection.dataset)?.collection(named: place.collection.collection) != nil
      if !isKnown || !system.datasets.contains(place.collection.dataset) {
        log.add(
          .missingReferenceTarget, "The connector of `\(system.key)` names `\(place.collection)`, which the system does not hold.",
          at: place.location, remedy: "Name a collection of: \(system.datasets.joined(separator: ", ")).")
      }
    }
    for dataset in system.datasets.compactMap(dataset) {
      for collection in dataset.collections where !collection.meta.skipProcessing && !seen.contains(dataset.address(of: collection)) {
        log.add(
          .missingKey, "The connector of `\(system.key)` does not say where `\(dataset.address(of: collection))` is.",
          at: collection.location, remedy: "Add \(entry) for it, or set `skip_processing: true`.")
      }
    }
  }

  /// A field that a search enters by and that nothing asks for would leave rows unfound.
  private func check(_ endpoint: HTTPEndpoint, of system: SystemDescription, _ log: FaultLog) {
    guard let collection = dataset(endpoint.collection.dataset)?.collection(named: endpoint.collection.collection) else { return }
    for lookup in endpoint.lookups {
      let name = lookup.field.joined(separator: ".")
      guard let field = collection.field(at: lookup.field) else {
        log.add(
          .missingReferenceTarget, "`\(endpoint.collection)` is asked for by `\(name)`, which it does not have.", at: lookup.location,
          remedy: "Use one of: \(collection.fields.map(\.name).joined(separator: ", ")).")
        continue
      }
      if field.isSecret {
        log.add(
          .invalidValue, "`\(endpoint.collection)` is asked for by `\(name)`, which holds a credential.", at: lookup.location,
          remedy: "Credentials are never read; use another field.")
      }
    }
    let own = datasets.filter { system.datasets.contains($0.key) }
    let graph = ReferenceGraph(datasets: own, elsewhere: datasets.filter { !system.datasets.contains($0.key) }, log: FaultLog())
    for field in graph.waysInto(endpoint.collection) where endpoint.lookup(by: field) == nil {
      log.add(
        .missingKey, "Nothing asks for `\(endpoint.collection)` by `\(field.joined(separator: "."))`, by which a search enters it.",
        at: endpoint.location, remedy: "Add a lookup for the field, or remove its `identity` or reference.")
    }
  }

  private func check(_ file: FileCollection, _ log: FaultLog) {
    guard let known = file.format.fields, let collection = dataset(file.collection.dataset)?.collection(named: file.collection.collection)
    else { return }
    for field in collection.fields where !known.contains(field.name) {
      let remedy = "Use one of: \(known.joined(separator: ", "))" + (file.format == .mailbox ? "." : "; or name it under `extra:`.")
      log.add(
        .missingReferenceTarget, "`\(file.collection)` has the field `\(field.name)`, which its file does not hold.", at: field.location,
        remedy: remedy)
    }
  }
}

extension ReferenceGraph {
  /// The fields by which a search can enter a collection. Where a reference goes both ways, the search may choose this one.
  func waysInto(_ address: CollectionAddress) -> Set<[String]> {
    let identities = vertex(address)?.identities.map(\.target) ?? []
    return Set(identities).union(edges.filter { $0.target.collection == address }.map(\.target.path))
  }
}
