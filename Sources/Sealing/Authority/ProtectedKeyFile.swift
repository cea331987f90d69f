import Crypto
import Foundation

/// A signing key under a passphrase: JSON with scrypt's salt and parameters, and the private key under AES-256-GCM.
///
/// Everything that stands in clear is authenticated with the private key, so a name or public key cannot be exchanged.
struct ProtectedKeyFile: Codable {
  static let format = "habeas-protected-key"
  static let version = 1
  private static let saltSize = 16

  /// What the key is for; keeps an approver's file from being taken for the root's.
  enum Use: String, Codable {
    case approver
    case controllerRoot = "controller-root"
  }

  let format: String
  let version: Int
  let use: Use
  let name: String
  let keyID: String
  let publicKey: String
  let salt: String
  let scrypt: ScryptParameters
  /// Nonce, ciphertext and tag in hex.
  let sealed: String

  init(_ key: SigningKey, use: Use, name: String, passphrase: [UInt8], scrypt: ScryptParameters) throws(SealingError) {
    let salt = SymmetricKey(size: SymmetricKeySize(bitCount: Self.saltSize * 8)).bytes
    let publicKey = key.publicKey
    let binding = Self.binding(use, name, publicKey.hex, Hex.encode(salt), scrypt)
    let wrapping = try scrypt.deriveKey(from: passphrase, salt: salt)
    do {
      let box = try AES.GCM.seal(key.bytes, using: wrapping, authenticating: binding)
      sealed = Hex.encode(Array(box.nonce) + box.ciphertext + box.tag)
    } catch {
      throw SealingError(.cryptography, "the signing key could not be sealed under its passphrase.")
    }
    format = Self.format
    version = Self.version
    self.use = use
    self.name = name
    keyID = publicKey.keyID
    self.publicKey = publicKey.hex
    self.salt = Hex.encode(salt)
    self.scrypt = scrypt
  }

  static func read(_ path: String, use: Use) throws(SealingError) -> ProtectedKeyFile {
    let bytes = try PrivateFile.read(path, isSecret: true)
    guard let file = try? JSONDecoder().decode(ProtectedKeyFile.self, from: Data(bytes)), file.format == format else {
      throw SealingError(.keyFileMalformed, "\(path): not a passphrase-protected key file. Restore it from its backup or correct the path.")
    }
    guard file.version == version else {
      throw SealingError(.unsupportedVersion, "\(path): version \(file.version); this release reads version \(version). Upgrade.")
    }
    guard file.use == use else {
      throw SealingError(.keyFileMalformed, "\(path): a key for \"\(file.use.rawValue)\", not for \"\(use.rawValue)\". Correct the path.")
    }
    return file
  }

  func open(_ path: String, passphrase: [UInt8]) throws(SealingError) -> SigningKey {
    guard let salt = Hex.decode(salt), let sealed = Hex.decode(sealed), let box = try? AES.GCM.SealedBox(combined: sealed) else {
      throw SealingError(.keyFileMalformed, "\(path): salt or sealed key is not hexadecimal. Restore it from its backup.")
    }
    let wrapping = try scrypt.deriveKey(from: passphrase, salt: salt)
    let binding = Self.binding(use, name, publicKey, self.salt, scrypt)
    guard let bytes = try? AES.GCM.open(box, using: wrapping, authenticating: binding) else {
      throw SealingError(.wrongPassphrase, "\(path): the passphrase does not open this key (or the file was changed). Try again.")
    }
    guard let key = SigningKey(bytes: Array(bytes)), key.publicKey.hex == publicKey, key.publicKey.keyID == keyID else {
      throw SealingError(.keyFileMalformed, "\(path): private and public key do not belong together. Restore it from its backup.")
    }
    return key
  }

  func create(_ path: String) throws(SealingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(self) else {
      throw SealingError(
        .inputOutput,
        "\(path): the key file could not be "
          + "written as JSON.")
    }
    try PrivateFile.create(path, bytes + [0x0A], mode: 0o600)
  }

  private static func binding(_ use: Use, _ name: String, _ publicKey: String, _ salt: String, _ scrypt: ScryptParameters) -> [UInt8] {
    CanonicalValue.object([
      "format": .string(format), "version": .integer(Int64(version)), "use": .string(use.rawValue), "name": .string(name),
      "publicKey": .string(publicKey), "salt": .string(salt),
      "scrypt": .array([scrypt.rounds, scrypt.blockSize, scrypt.parallelism].map { .integer(Int64($0)) }),
    ]).bytes
  }
}
