public import Foundation
import PostgresClient

extension CaseStore {
  /// Offers a sealed answer for download; an earlier offer of the same version ends.
  ///
  /// - Parameters:
  ///   - lookup: What the database knows the link's secret by.
  ///   - days: How long it can be fetched.
  /// - Returns: When the offer ends.
  /// - Throws: `PostgresError`; response-dispatch alone may offer.
  public func offerDownload(
    of caseID: UUID, version: Int, lookup: [UInt8], sealed: [UInt8], fileName: String, days: Int
  ) async throws -> Date {
    let rows = try await client.query(
      SQL.offerDownload, [.uuid(caseID), .int(Int64(version)), .bytes(lookup), .bytes(sealed), .text(fileName), .int(Int64(days))])
    return try rows[0].date("until")
  }
}
