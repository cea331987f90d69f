public import CaseStore
import Foundation
import Intake
import RightsLaw
import Sealing

/// Offers an answer for download at the portal: the database gets ciphertext, the link alone holds the key.
public struct PortalOffer: Sendable {
  /// How long an answer can be fetched.
  public static let days = 30

  private let baseURL: String
  private let store: CaseStore

  /// - Parameter baseURL: Scheme, host and port of the portal.
  public init(baseURL: String, store: CaseStore) {
    self.baseURL = baseURL
    self.store = store
  }

  /// Makes a fresh link. An earlier one of the same answer, whose mail did not leave, ends with it.
  func offer(
    _ archive: [UInt8], fileName: String, version: Int, of stored: StoredCase
  ) async throws -> (link: String, lastDay: LocalDate) {
    let secret = DownloadSeal.newSecret()
    let until = try await store.offerDownload(
      of: stored.id, version: version, lookup: DownloadSeal.lookup(secret), sealed: try DownloadSeal.seal(archive, secret: secret),
      fileName: fileName, days: Self.days)
    return ("\(baseURL)/answer/\(Base32.encode(secret).lowercased())", store.calendar.date(of: until.addingTimeInterval(-86_400)))
  }
}
