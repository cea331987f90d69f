public import Foundation
import PostgresClient
import Sealing

extension CaseStore {
  /// Puts a part of an item into the vault before the item itself: it counts once the item that names it is committed.
  ///
  /// - Parameter owner: The item that will name it.
  /// - Throws: `PostgresError` where the case is closed or the owner is there already; `CaseStoreError` (`noKey`). data-discovery alone may.
  public func keepPart(_ item: VaultItem, of owner: UUID, in stored: StoredCase) async throws {
    guard let key = stored.keys[item.purpose] else {
      throw CaseStoreError(.noKey, "no key for purpose '\(item.purpose.rawValue)' of case \(stored.id.uuidString.lowercased())")
    }
    let sealed = try key.seal(item.bytes, item: item.id, caseID: stored.id, purpose: item.purpose)
    try await client.query(
      SQL.keepPart, [.uuid(stored.id), .uuid(owner), .uuid(item.id), .text(item.purpose.rawValue), .text(item.kind), .bytes(sealed)])
  }
}
