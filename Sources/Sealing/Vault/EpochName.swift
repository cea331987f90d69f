import Crypto
import Foundation

/// `<purpose>-<yyyy-mm>-<8 hex>`: names an epoch key. The digits are a fingerprint of the key, so a file that was exchanged is noticed.
struct EpochName: Hashable {
  let text: String

  init(purpose: String, created: StatementTime, key: [UInt8]) {
    text = "\(purpose)-\(created.text.prefix(7))-\(Self.fingerprint(key))"
  }

  /// Nil where `text` is not such a name. Guards file names: a name that comes from the database can hold no path.
  init?(_ text: String, purpose: String) {
    guard text.hasPrefix(purpose + "-") else { return nil }
    let rest = Array(text.dropFirst(purpose.count + 1).utf8)
    guard rest.count == 16, rest[4] == 0x2D, rest[7] == 0x2D else { return nil }
    let digits = rest[0..<4] + rest[5..<7]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard Hex.decode(String(decoding: rest[8...], as: UTF8.self)) != nil else { return nil }
    self.text = text
  }

  func matches(_ key: [UInt8]) -> Bool { text.hasSuffix("-" + Self.fingerprint(key)) }

  private static func fingerprint(_ key: [UInt8]) -> String {
    Hex.encode(SHA256.hash(data: Array("habeas epoch key id v1".utf8) + key).prefix(4))
  }
}
