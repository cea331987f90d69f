import Foundation
import Sealing

/// A signed statement that the operator handed over as a file.
enum SignedFile {
  /// - Parameter kind: What it should be, for messages.
  /// - Throws: `DeskError`.
  static func read<Statement: SignedStatement>(_ path: String, kind: String) throws(DeskError) -> Signed<Statement> {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .untried("\(path): cannot be read. Name the file that the operator gave you.")
    }
    guard let signed = try? JSONDecoder().decode(Signed<Statement>.self, from: data) else {
      throw .untried("\(path): not a signed \(kind). Name the file that the operator gave you.")
    }
    return signed
  }
}
