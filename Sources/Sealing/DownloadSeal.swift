import Crypto
import Foundation

/// Seals an answer under a key that only its link holds: who has the database has nothing, who has the link has the answer.
///
/// The key comes from the link's 128-bit secret by HKDF-SHA256, so one secret must seal one body. Format, version 1:
///
/// | offset | bytes | what |
/// | ---: | ---: | --- |
/// | 0 | 4 | magic `HBDL` |
/// | 4 | 1 | version: 1 |
/// | 5 | … | chunks: up to 64 KiB of ciphertext and a 16-byte tag each |
public enum DownloadSeal {
  /// Bytes of a secret.
  public static let secretSize = 16

  private static let header = Array("HBDL".utf8) + [1]

  /// A fresh secret for one body.
  public static func newSecret() -> [UInt8] { SymmetricKey(size: .bits128).bytes }

  /// What a database may know a secret by: `SHA-256("habeas.download.lookup.v1" ‖ secret)`.
  public static func lookup(_ secret: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Data("habeas.download.lookup.v1".utf8) + secret))
  }

  /// - Throws: `.malformed` for a secret of another size.
  public static func seal(_ body: [UInt8], secret: [UInt8]) throws(SealingError) -> [UInt8] {
    var sealed = header
    sealed.reserveCapacity(header.count + ChunkCipher.sealedSize(of: body.count))
    try ChunkCipher(key: try key(secret), binding: header).seal(body, into: &sealed)
    return sealed
  }

  /// - Throws: `.malformed`, `.truncated`; `.authentication` where the secret is another or the bytes were changed.
  public static func open(_ sealed: [UInt8], secret: [UInt8]) throws(SealingError) -> [UInt8] {
    guard sealed.starts(with: header) else {
      throw SealingError(.malformed, "not a sealed answer of version 1: it does not start with HBDL. Offer the answer anew.")
    }
    return try ChunkCipher(key: try key(secret), binding: header).open(sealed[header.count...])
  }

  private static func key(_ secret: [UInt8]) throws(SealingError) -> SymmetricKey {
    guard secret.count == secretSize else {
      throw SealingError(.malformed, "a download secret has \(secretSize) bytes, not \(secret.count). Make the link anew.")
    }
    return HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret), info: Data("habeas download key v1".utf8), outputByteCount: 32)
  }
}
