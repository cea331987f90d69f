public import FoundationEssentials

/// An answer was assembled and waits for a decision.
public struct ResponseAssembled: Codable, Hashable, Sendable {
  /// From 1; each assembly makes a new version and voids approvals of the older ones.
  public var version: Int
  public var kind: ResponseKind
  /// SHA-256 (hex) of the manifest's bytes. The manifest holds a random nonce, so the digest tells nothing about its content.
  public var manifestDigest: String
  /// Must be the one frozen at verification.
  public var recipientDigest: String
  public var channel: Channel
  /// Vault item (found) with the manifest.
  public var manifestItem: UUID
  /// Vault item (found) with the archive.
  public var archiveItem: UUID
  public var archiveBytes: Int
  public var files: Int
  /// How many decisions of the case it says; `nil` in events of earlier versions, which knew none but refusals.
  public var decisions: Int?

  public init(
    version: Int, kind: ResponseKind, manifestDigest: String, recipientDigest: String, channel: Channel, manifestItem: UUID,
    archiveItem: UUID, archiveBytes: Int, files: Int, decisions: Int? = nil
  ) {
    self.version = version
    self.kind = kind
    self.manifestDigest = manifestDigest
    self.recipientDigest = recipientDigest
    self.channel = channel
    self.manifestItem = manifestItem
    self.archiveItem = archiveItem
    self.archiveBytes = archiveBytes
    self.files = files
    self.decisions = decisions
  }
}
