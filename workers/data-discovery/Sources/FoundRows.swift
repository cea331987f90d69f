import CaseStore
import DataMap
import Foundation
import Sealing
import SystemConnectors
import VaultContents

/// Takes what one search finds. Up to a few megabytes stay here until the search is recorded; what is more goes to the vault at once, sealed.
actor FoundRows: RowSink {
  /// The item that holds the find, or names its parts.
  nonisolated let item = UUID()
  private let store: CaseStore
  private let stored: StoredCase
  private let partSize: Int
  private var found: FoundData
  private var size = 0

  /// - Parameter partSize: How many bytes, roughly, are kept in memory.
  init(system: String, store: CaseStore, of stored: StoredCase, partSize: Int) {
    self.store = store
    self.stored = stored
    self.partSize = partSize
    found = FoundData(system: system, collections: [])
  }

  func take(_ rows: [[String: JSONValue]], of collection: CollectionAddress) async throws {
    found.add(.init(dataset: collection.dataset, collection: collection.collection, rows: rows))
    size += rows.reduce(0) { $0 + JSONValue.object($1).approximateSize }
    guard size >= partSize else { return }
    let part = VaultItem(
      purpose: .found, kind: FoundData.kind, bytes: try FoundData(system: found.system, collections: found.collections).encoded())
    try await store.keepPart(part, of: item, in: stored)
    found.parts.append(part.id)
    found.collections = []
    size = 0
  }

  /// What has not gone to the vault yet, with the names of what has; `nil` where nothing was found.
  func rest() throws -> VaultItem? {
    guard !found.collections.isEmpty || !found.parts.isEmpty else { return nil }
    return VaultItem(id: item, purpose: .found, kind: FoundData.kind, bytes: try found.encoded())
  }
}

extension JSONValue {
  /// The bytes of the value's JSON, roughly.
  fileprivate var approximateSize: Int {
    switch self {
    case .string(let text): text.utf8.count + 2
    case .object(let members): members.reduce(2) { $0 + $1.key.utf8.count + 4 + $1.value.approximateSize }
    case .array(let elements): elements.reduce(2) { $0 + 1 + $1.approximateSize }
    default: 8
    }
  }
}
