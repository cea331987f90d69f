public import PostgresClient
public import RightsCase

/// Who wants no marketing, by keyed digests and channel. The list outlives the cases that it comes from (R3, R7).
public struct SuppressionList: Sendable {
  /// A keyed digest of an identifier.
  public struct Entry: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case email, phone, postal
      case customerNumber = "customer-number"
    }

    public var kind: Kind
    /// 32 bytes.
    public var token: [UInt8]

    public init(_ kind: Kind, token: [UInt8]) {
      self.kind = kind
      self.token = token
    }
  }

  private let client: PostgresClient

  public init(client: PostgresClient) { self.client = client }

  /// Adds entries for channels; what is there already stays as it is.
  ///
  /// - Parameter channels: Empty means all of them.
  /// - Returns: How many were new.
  @discardableResult
  public func add(_ entries: [Entry], channels: [MarketingChannel]) async throws(PostgresError) -> Int {
    guard !entries.isEmpty else { return 0 }
    let channels = channels.isEmpty ? MarketingChannel.allCases : channels
    return try await client.query(
      SQL.suppress,
      [
        .textArray(entries.map(\.kind.rawValue)), .bytesArray(entries.map(\.token)), .textArray(Set(channels).map(\.rawValue).sorted()),
      ])[0].int("added")
  }
}

extension CaseStore {
  /// The suppression list of the same database, with the same login.
  public var suppressionList: SuppressionList { SuppressionList(client: client) }
}
