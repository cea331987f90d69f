import Crypto
import Foundation

/// What PostgreSQL keeps of a password (RFC 5802, RFC 7677), made here so that no password reaches the server or its log.
struct ScramVerifier: CustomStringConvertible {
  /// PostgreSQL's own default.
  static let iterations = 4096

  let description: String

  /// - Parameter password: ASCII, for which SASLprep changes nothing.
  init(password: String, salt: [UInt8] = Self.randomSalt()) {
    let salted = Self.stretch(Array(password.utf8), salt)
    let clientKey = Self.code(salted, Array("Client Key".utf8))
    let storedKey = Array(SHA256.hash(data: clientKey))
    let serverKey = Self.code(salted, Array("Server Key".utf8))
    func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    description = "SCRAM-SHA-256$\(Self.iterations):\(base64(salt))$\(base64(storedKey)):\(base64(serverKey))"
  }

  private static func randomSalt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// PBKDF2 with HMAC-SHA-256 and one block.
  private static func stretch(_ password: [UInt8], _ salt: [UInt8]) -> [UInt8] {
    var block = code(password, salt + [0, 0, 0, 1])
    var result = block
    for _ in 1..<iterations {
      block = code(password, block)
      for index in result.indices { result[index] ^= block[index] }
    }
    return result
  }

  private static func code(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }
}
