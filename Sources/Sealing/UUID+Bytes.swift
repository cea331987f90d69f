import Foundation

extension UUID {
  /// The sixteen bytes in the order of RFC 9562.
  var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

  /// The spelling that signed statements use: lower case, as PostgreSQL writes it.
  var canonicalText: String { uuidString.lowercased() }
}
