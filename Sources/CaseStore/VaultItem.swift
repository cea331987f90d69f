public import FoundationEssentials
public import Sealing

/// Personal data at rest: sealed under the case's key for its purpose (design, rule 7).
public struct VaultItem: Sendable {
  public let id: UUID
  public let purpose: VaultPurpose
  /// What it is, as a code such as `submission` or `archive`.
  public let kind: String
  public let bytes: [UInt8]

  public init(id: UUID = UUID(), purpose: VaultPurpose, kind: String, bytes: [UInt8]) {
    self.id = id
    self.purpose = purpose
    self.kind = kind
    self.bytes = bytes
  }
}
