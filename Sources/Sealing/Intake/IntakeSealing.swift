import Crypto
public import Foundation

/// Seals a submission to the case-intake key, so that the broker and the tiers that face the world cannot read it back (design rule 2).
///
/// Format, version 1; integers are unsigned and big-endian:
///
/// | offset | bytes | what |
/// | ---: | ---: | --- |
/// | 0 | 4 | magic `HBIN` |
/// | 4 | 1 | version: 1 |
/// | 5 | 1 | suite: 1 = HPKE base mode (RFC 9180), X25519, HKDF-SHA256, AES-256-GCM |
/// | 6 | 8 | recipient key id: first bytes of SHA-256 of the public key |
/// | 14 | 32 | HPKE encapsulated key |
/// | 46 | 48 | content key, sealed by HPKE |
/// | 94 | … | chunks: up to 64 KiB of ciphertext and a 16-byte tag each |
///
/// The content key is sealed with bytes 0–13 and the submission id as associated data; each chunk with bytes 0–93 and the submission id,
/// and its index and whether it is the last in the nonce. Truncation, reordering and exchange between submissions are therefore detected.
public enum IntakeSealing {
  static let magic = Array("HBIN".utf8)
  static let version: UInt8 = 1
  static let suite: UInt8 = 1
  static let prefixSize = 14
  static let headerSize = 94
  private static let encapsulatedSize = 32

  private static var ciphersuite: HPKE.Ciphersuite {
    HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
  }
  private static var information: Data { Data("habeas intake content key v1".utf8) }

  /// A new pair. Write both with `create(file:)`.
  public static func generateKeyPair() -> (privateKey: IntakePrivateKey, publicKey: IntakePublicKey) {
    let privateKey = IntakePrivateKey()
    return (privateKey, privateKey.publicKey)
  }

  /// The sealed form of `body`, bound to `submission`. 94 bytes and 16 for each 64 KiB larger than the body.
  public static func seal(_ body: [UInt8], submission: UUID, to key: IntakePublicKey) throws(SealingError) -> [UInt8] {
    let contentKey = SymmetricKey(size: .bits256)
    var sealed = magic + [version, suite] + key.keyIDBytes
    do {
      var sender = try HPKE.Sender(recipientKey: key.key, ciphersuite: ciphersuite, info: information)
      let wrapped = try sender.seal(contentKey.bytes, authenticating: sealed + submission.bytes)
      sealed += sender.encapsulatedKey
      sealed += wrapped
    } catch {
      throw SealingError(
        .cryptography,
        "the content key could not be sealed to intake key \(key.keyID). Check that the public "
          + "key is valid.")
    }
    sealed.reserveCapacity(headerSize + ChunkCipher.sealedSize(of: body.count))
    try ChunkCipher(key: contentKey, binding: sealed + submission.bytes).seal(body, into: &sealed)
    return sealed
  }

  /// The body that was sealed for `submission`.
  ///
  /// - Parameter keys: The keys at hand, the former ones during a change of keys included; the one that the header names is used.
  /// - Throws: `.malformed`, `.unsupportedVersion`, `.wrongKey`, `.truncated`, `.authentication`.
  public static func open(_ sealed: [UInt8], submission: UUID, with keys: [IntakePrivateKey]) throws(SealingError) -> [UInt8] {
    let keyID = try recipient(of: sealed)
    guard let key = keys.first(where: { $0.publicKey.keyIDBytes == keyID }) else {
      throw SealingError(
        .wrongKey,
        "sealed to intake key \(Hex.encode(keyID)), which is not at hand. Add its private key file to case-intake's "
          + "configuration.")
    }
    let contentKey = try self.contentKey(sealed, submission, key)
    let header = sealed[..<headerSize]
    return try ChunkCipher(key: contentKey, binding: header + submission.bytes).open(sealed[headerSize...])
  }

  private static func recipient(of sealed: [UInt8]) throws(SealingError) -> [UInt8] {
    guard sealed.starts(with: magic) else {
      throw SealingError(.malformed, "not a sealed submission: it does not start with HBIN. Publish it through an intake worker.")
    }
    guard sealed.count >= headerSize + ChunkCipher.tagSize else {
      throw SealingError(.truncated, "a sealed submission of \(sealed.count) bytes is cut off. Fetch it again from its source.")
    }
    guard sealed[4] == version, sealed[5] == suite else {
      throw SealingError(
        .unsupportedVersion,
        "sealed submission of version \(sealed[4]), suite \(sealed[5]); this release reads version \(version), suite \(suite). "
          + "Upgrade case-intake first.")
    }
    return Array(sealed[6..<prefixSize])
  }

  private static func contentKey(_ sealed: [UInt8], _ submission: UUID, _ key: IntakePrivateKey) throws(SealingError) -> SymmetricKey {
    let encapsulated = Data(sealed[prefixSize..<prefixSize + encapsulatedSize])
    let wrapped = sealed[prefixSize + encapsulatedSize..<headerSize]
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key.key, ciphersuite: ciphersuite, info: information, encapsulatedKey: encapsulated)
      return SymmetricKey(data: try recipient.open(wrapped, authenticating: sealed[..<prefixSize] + submission.bytes))
    } catch {
      throw SealingError(
        .authentication,
        "the content key is not genuine: the header was changed or belongs to another submission. Do not use it; keep it as evidence.")
    }
  }
}
