import Crypto
import Foundation
import Sealing

/// The 128 bits that make a link secret. They stand in the link alone: the database has a digest, the log nothing.
struct LinkSecret: Sendable {
  /// What a link is for; a secret of one kind finds nothing of the other.
  enum Purpose: String, Sendable {
    case status = "habeas.portal.status.v1"
    case download = "habeas.download.lookup.v1"
  }

  let bytes: [UInt8]

  /// - Parameter bytes: 16 of them.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The secret of a form's status link: the same form sent twice has the same link, and only who had the form open can compute it.
  init(nonce: [UInt8], submission: UUID) {
    var code = HMAC<SHA256>(key: SymmetricKey(data: nonce))
    code.update(data: Data("habeas.portal.link.v1\n".utf8))
    withUnsafeBytes(of: submission.uuid) { code.update(data: $0) }
    bytes = Array(code.finalize().prefix(16))
  }

  /// Reads the last part of a link's path; `nil` for what cannot be one.
  init?(path: String?) {
    guard let path, path.utf8.count == Self.length, let decoded = Self.decode(path) else { return nil }
    bytes = decoded
  }

  /// 26 symbols of Crockford's base 32, lower case.
  var path: String {
    var text = ""
    var buffer = 0
    var bits = 0
    for byte in bytes + [0] {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5, text.utf8.count < Self.length {
        bits -= 5
        text.unicodeScalars.append(Unicode.Scalar(Self.alphabet[buffer >> bits & 31]))
        buffer &= (1 << bits) - 1
      }
    }
    return text
  }

  /// What the database knows it by.
  func lookup(_ purpose: Purpose) -> [UInt8] { Array(SHA256.hash(data: Data(purpose.rawValue.utf8) + bytes)) }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  /// 130 bits for 128: the last two are zero.
  private static let length = 26

  private static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = 0
    var bits = 0
    for symbol in text.lowercased().utf8 {
      guard let value = alphabet.firstIndex(of: symbol) else { return nil }
      buffer = buffer << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits))
        buffer &= (1 << bits) - 1
      }
    }
    return buffer == 0 && bytes.count == 16 ? bytes : nil
  }
}
