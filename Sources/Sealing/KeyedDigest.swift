import Crypto
import Foundation

/// HMAC-SHA256 under a secret key: equal values can be recognised, and nobody without the key can try values out.
///
/// A domain keeps digests for different uses apart: the same address has unrelated digests in two domains.
public struct KeyedDigest: Sendable {
  private let key: SymmetricKey

  /// - Throws: `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`, `.inputOutput`.
  public init(keyFile: String) throws(SealingError) {
    key = SymmetricKey(data: try KeyFile.read(keyFile, .blindIndex).key)
  }

  init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

  /// A new random key in memory, for tests and dry runs.
  public static func ephemeral() -> KeyedDigest { KeyedDigest(key: SymmetricKey(size: .bits256).bytes) }

  /// Writes a new key file, mode 0600. - Throws: `.keyFileExists`, `.inputOutput`.
  @discardableResult
  public static func create(keyFile: String) throws(SealingError) -> KeyedDigest {
    let key = SymmetricKey(size: .bits256).bytes
    try KeyFile(kind: .blindIndex, created: StatementTime(Date()), key: key).create(keyFile)
    return KeyedDigest(key: key)
  }

  /// 32 bytes. The domain's length goes first, so that no pair of domain and value runs into another.
  public func digest(_ domain: String, _ bytes: [UInt8]) -> [UInt8] {
    var code = HMAC<SHA256>(key: key)
    code.update(data: UInt64(domain.utf8.count).bigEndianBytes)
    code.update(data: Array(domain.utf8))
    code.update(data: bytes)
    return Array(code.finalize())
  }

  /// The digest of the text's UTF-8.
  public func digest(_ domain: String, _ text: String) -> [UInt8] { digest(domain, Array(text.utf8)) }
}
