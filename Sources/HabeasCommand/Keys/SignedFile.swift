import Foundation
import Sealing

/// A signed statement as a file of JSON.
enum SignedFile {
  static func write<Statement>(_ signed: Signed<Statement>, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try SecretFile.replace(path, with: String(decoding: try encoder.encode(signed), as: UTF8.self) + "\n")
  }
}
