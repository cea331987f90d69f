import Foundation
import Sealing

/// A file with the controller's root key, protected by a passphrase or, for demonstrations, not.
struct RootKeyFile {
  let path: String

  /// Opens it, asking for the passphrase only where there is one.
  func open(passphrase: (String) throws -> [UInt8]) throws -> RootKey {
    try isProtected() ? try RootKey.open(file: path, passphrase: try passphrase(path)) : try RootKey.openUnprotected(file: path)
  }

  /// The public half, without the passphrase: what a protected file says of itself.
  func publicKey() throws -> VerificationKey {
    guard try isProtected() else { return try RootKey.openUnprotected(file: path).publicKey }
    struct Header: Decodable { let publicKey: String }
    guard let header = try? JSONDecoder().decode(Header.self, from: content()) else {
      throw OperatorError("\(path): not a root key's file; restore it from its backup, or correct the path")
    }
    return try VerificationKey(hex: header.publicKey)
  }

  private func isProtected() throws -> Bool { try content().first == UInt8(ascii: "{") }

  private func content() throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw OperatorError("\(path): the root key cannot be read; check the path (it may be kept offline) and the permissions")
    }
    return data
  }
}
