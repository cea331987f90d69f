public import DataMap

/// Takes the rows that a search finds, batch by batch, so that there is never more than a batch of them in memory.
public protocol RowSink: Sendable {
  /// Returns when the rows are safe; the search reads no further until then.
  func take(_ rows: [[String: JSONValue]], of collection: CollectionAddress) async throws
}

extension SystemConnector {
  /// For systems that give a person's rows at once.
  public func search(
    _ plan: SearchPlan, identities: [IdentityKind: [String]], into sink: any RowSink
  ) async throws -> SearchOutcome {
    var outcome = try await search(plan, identities: identities)
    for index in outcome.collections.indices where !outcome.collections[index].rows.isEmpty {
      let collection = outcome.collections[index]
      try await sink.take(collection.rows, of: collection.address)
      outcome.collections[index].rows = []
      outcome.collections[index].handedOver = collection.rows.count
    }
    return outcome
  }
}
