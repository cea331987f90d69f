import Crypto
public import Foundation

/// The key of one case for one purpose: it seals the items of the vault.
///
/// Format of a sealed item, version 1:
///
/// | offset | bytes | what |
/// | ---: | ---: | --- |
/// | 0 | 4 | magic `HBVT` |
/// | 4 | 1 | version: 1 |
/// | 5 | 1 | suite: 1 = HKDF-SHA256, AES-256-GCM |
/// | 6 | 32 | salt, random for each item |
/// | 38 | … | chunks: up to 64 KiB of ciphertext and a 16-byte tag each |
///
/// The item's own key is derived by HKDF from the case key, the salt and the identity (case, purpose, item), so that an item put in another's
/// place does not open; the chunks are bound to header, identity, index and last as well.
public struct CaseKey: Sendable {
  static let magic = Array("HBVT".utf8)
  static let version: UInt8 = 1
  static let suite: UInt8 = 1
  static let saltSize = 32
  static let headerSize = 6 + saltSize

  let key: SymmetricKey

  init(_ key: SymmetricKey) { self.key = key }

  /// A new random key.
  public static func generate() -> CaseKey { CaseKey(SymmetricKey(size: .bits256)) }

  /// The sealed form of `bytes`. 38 bytes and 16 for each 64 KiB larger.
  public func seal(_ bytes: [UInt8], item: UUID, caseID: UUID, purpose: VaultPurpose) throws(SealingError) -> [UInt8] {
    let salt = SymmetricKey(size: SymmetricKeySize(bitCount: Self.saltSize * 8)).bytes
    var sealed = Self.magic + [Self.version, Self.suite] + salt
    let cipher = chunkCipher(header: sealed[...], identity(item, caseID, purpose))
    sealed.reserveCapacity(Self.headerSize + ChunkCipher.sealedSize(of: bytes.count))
    try cipher.seal(bytes, into: &sealed)
    return sealed
  }

  /// What was sealed as this item of this case and purpose.
  ///
  /// - Throws: `.malformed`, `.unsupportedVersion`, `.truncated`, `.authentication`.
  public func open(_ sealed: [UInt8], item: UUID, caseID: UUID, purpose: VaultPurpose) throws(SealingError) -> [UInt8] {
    guard sealed.starts(with: Self.magic) else {
      throw SealingError(.malformed, "not a vault item: it does not start with HBVT. Restore the item from a backup.")
    }
    guard sealed.count >= Self.headerSize + ChunkCipher.tagSize else {
      throw SealingError(.truncated, "a vault item of \(sealed.count) bytes is cut off. Restore the item from a backup.")
    }
    guard sealed[4] == Self.version, sealed[5] == Self.suite else {
      throw SealingError(
        .unsupportedVersion,
        "vault item of version \(sealed[4]), suite \(sealed[5]); this release reads version \(Self.version), suite \(Self.suite). "
          + "Upgrade this worker.")
    }
    let cipher = chunkCipher(header: sealed[..<Self.headerSize], identity(item, caseID, purpose))
    return try cipher.open(sealed[Self.headerSize...])
  }

  private func chunkCipher(header: ArraySlice<UInt8>, _ identity: [UInt8]) -> ChunkCipher {
    let itemKey = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: header.suffix(Self.saltSize), info: Array("habeas vault item v1".utf8) + identity, outputByteCount: 32)
    return ChunkCipher(key: itemKey, binding: header + identity)
  }

  private func identity(_ item: UUID, _ caseID: UUID, _ purpose: VaultPurpose) -> [UInt8] {
    caseID.bytes + item.bytes + Array(purpose.rawValue.utf8)
  }
}
