import DataMap

/// A collection's rows as cells in the order of its fields.
struct CollectionContent: Sendable {
  enum Cell: Hashable, Sendable {
    case value(JSONValue)
    /// Held, and named only.
    case secret
    case empty
  }

  var collection: BundleCollection
  var csvPath: String
  var rows: [[Cell]]

  init(_ collection: BundleCollection, system: String, csvPath: String) throws(BundleError) {
    let described = Set(collection.fields.map(\.name))
    for row in collection.rows {
      if let field = row.keys.filter({ !described.contains($0) }).min() {
        throw .undescribedField(system: system, collection: collection.collection, field: field)
      }
    }
    self.csvPath = csvPath
    rows = collection.rows.map { row in
      collection.fields.map { field in
        switch row[field.name] {
        case nil, .null?: .empty
        case let value?: field.isSecret ? .secret : .value(value)
        }
      }
    }
    self.collection = collection
    // The values themselves go no further than this initialiser.
    self.collection.rows = []
  }
}
