/// The collections of some datasets and the ways between their fields.
///
/// Building it finds the faults of references; walking it finds the order of a search.
struct ReferenceGraph {
  struct Vertex {
    var address: CollectionAddress
    var collection: DatasetCollection
    var schema: String?
    /// Ways in by an identifier of the person.
    var identities: [(kind: IdentityKind, target: [String])] = []
    var after: Set<CollectionAddress> = []
  }

  struct Edge {
    var source: FieldAddress
    var target: FieldAddress
    /// Declared for both ways: the search chooses.
    var isTwoWay: Bool
    var location: SourceLocation
  }

  /// In the order of the files.
  private(set) var vertices: [Vertex] = []
  private(set) var edges: [Edge] = []
  private(set) var skipped: [CollectionAddress] = []
  private var positions: [CollectionAddress: Int] = [:]

  /// - Parameter elsewhere: Datasets of other systems. They are not searched here; what a search finds in their fields is a way in where a
  ///   reference leads from one to the other.
  init(datasets: [Dataset], elsewhere: [Dataset] = [], log: FaultLog) {
    for dataset in datasets {
      for collection in dataset.collections {
        let address = dataset.address(of: collection)
        guard !collection.meta.skipProcessing else {
          skipped.append(address)
          continue
        }
        positions[address] = vertices.count
        var vertex = Vertex(address: address, collection: collection, schema: dataset.meta.schema)
        vertex.after = Set(collection.meta.after)
        for other in datasets where dataset.meta.after.contains(other.key) {
          vertex.after.formUnion(other.collections.map(other.address))
        }
        vertices.append(vertex)
      }
    }
    let known = Dictionary((datasets + elsewhere).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for position in vertices.indices { connect(position, known: known, log: log) }
    for dataset in elsewhere { connect(elsewhere: dataset) }
    checkAfter(known: known, log: log)
  }

  func vertex(_ address: CollectionAddress) -> Vertex? { positions[address].map { vertices[$0] } }

  private mutating func connect(_ position: Int, known: [String: Dataset], log: FaultLog) {
    let vertex = vertices[position]
    func visit(_ field: DatasetField, _ path: [String]) {
      if let kind = field.meta.identity { vertices[position].identities.append((kind, path)) }
      for reference in field.meta.references {
        add(reference, of: FieldAddress(collection: vertex.address, path: path), known: known, log: log)
      }
      for nested in field.fields { visit(nested, path + [nested.name]) }
    }
    for field in vertex.collection.fields { visit(field, [field.name]) }
  }

  private mutating func add(_ reference: FieldReference, of field: FieldAddress, known: [String: Dataset], log: FaultLog) {
    let target = reference.target
    guard let dataset = known[target.collection.dataset] else {
      return log.add(
        .missingReferenceTarget, "`\(field)` refers to `\(target)`, but no dataset has the key `\(target.collection.dataset)`.",
        at: reference.location, remedy: "Correct `dataset:` or add that dataset; known: \(known.keys.sorted().joined(separator: ", ")).")
    }
    guard let collection = dataset.collection(named: target.collection.collection) else {
      return log.add(
        .missingReferenceTarget, "`\(field)` refers to `\(target)`, but `\(dataset.key)` has no such collection.",
        at: reference.location,
        remedy: "Correct `field:`; `\(dataset.key)` has: \(dataset.collections.map(\.name).joined(separator: ", ")).")
    }
    guard collection.field(at: target.path) != nil else {
      return log.add(
        .missingReferenceTarget, "`\(field)` refers to `\(target)`, but `\(collection.name)` has no such field.", at: reference.location,
        remedy: "Correct `field:` or add the field; `\(collection.name)` has: \(collection.fields.map(\.name).joined(separator: ", ")).")
    }
    guard positions[target.collection] != nil else {
      // From another system, unless it is never searched there; and `to` it is that system's own matter.
      if reference.direction != .to, !collection.meta.skipProcessing { enter(field, from: target) }
      return
    }
    switch reference.direction {
    case .from: edges.append(Edge(source: target, target: field, isTwoWay: false, location: reference.location))
    case .to: edges.append(Edge(source: field, target: target, isTwoWay: false, location: reference.location))
    case nil:
      edges.append(Edge(source: target, target: field, isTwoWay: true, location: reference.location))
      edges.append(Edge(source: field, target: target, isTwoWay: true, location: reference.location))
    }
  }

  /// References of another system's fields that lead into this one.
  private mutating func connect(elsewhere dataset: Dataset) {
    for collection in dataset.collections where !collection.meta.skipProcessing {
      let address = dataset.address(of: collection)
      for (path, field) in collection.fields.flatMap({ $0.flattened(below: []) }) {
        for reference in field.meta.references where reference.direction != .from && positions[reference.target.collection] != nil {
          enter(reference.target, from: FieldAddress(collection: address, path: path))
        }
      }
    }
  }

  private mutating func enter(_ target: FieldAddress, from source: FieldAddress) {
    guard let position = positions[target.collection] else { return }
    let way = (kind: IdentityKind.found(in: source), target: target.path)
    guard !vertices[position].identities.contains(where: { $0 == way }) else { return }
    vertices[position].identities.append(way)
  }

  private func checkAfter(known: [String: Dataset], log: FaultLog) {
    for vertex in vertices {
      for address in vertex.collection.meta.after where known[address.dataset]?.collection(named: address.collection) == nil {
        log.add(
          .missingReferenceTarget, "`\(vertex.address)` comes after `\(address)`, which does not exist.", at: vertex.collection.location,
          remedy: "Correct or remove it under `after:`.")
      }
    }
  }
}
