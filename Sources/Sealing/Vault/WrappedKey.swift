/// A case key under an epoch key; this is what the database keeps.
public struct WrappedKey: Hashable, Sendable {
  /// The epoch key's name, which is its file's name without `.key`.
  public let epoch: String
  /// Nonce (12), the case key under AES-256-GCM (32), tag (16); bound to epoch, case and purpose.
  public let bytes: [UInt8]

  public init(epoch: String, bytes: [UInt8]) {
    self.epoch = epoch
    self.bytes = bytes
  }
}
