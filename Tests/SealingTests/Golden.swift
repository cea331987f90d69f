import Foundation
import Testing

@testable import Sealing

/// Files that an independent implementation (another language, another library) made: they pin every format.
enum Golden {
  static func text(_ name: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: nil))
    return try String(contentsOf: url, encoding: .utf8)
  }

  static func bytes(hex name: String) throws -> [UInt8] {
    try #require(Hex.decode(text(name).trimmingCharacters(in: .newlines)))
  }
}
