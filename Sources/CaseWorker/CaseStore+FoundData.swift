public import CaseStore
public import Foundation
public import VaultContents

extension CaseStore {
  /// What the search of a system found, with all its parts.
  ///
  /// - Throws: as `open`, and `VaultContentError`.
  public func found(_ item: UUID, of stored: StoredCase) async throws -> FoundData {
    var whole = FoundData(system: "", collections: [])
    try await forEachPart(ofFound: item, of: stored) { part in
      whole.system = part.system
      for collection in part.collections { whole.add(collection) }
    }
    return whole
  }

  /// Reads part after part of what a search found, never more than one in memory.
  public nonisolated(nonsending) func forEachPart(
    ofFound item: UUID, of stored: StoredCase, _ body: (FoundData) async throws -> Void
  ) async throws {
    let last = try FoundData(vaultBytes: try await open([item], of: stored)[0])
    for part in last.parts { try await body(try FoundData(vaultBytes: try await open([part], of: stored)[0])) }
    try await body(last)
  }
}
