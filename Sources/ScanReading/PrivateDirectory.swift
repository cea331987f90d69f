import Foundation
import Glibc

/// A folder for the files of one reading, which this account alone can enter. It goes with everything in it when the reading ends.
struct PrivateDirectory {
  let path: String

  /// - Parameter parent: Where it is made.
  init(in parent: String) throws(ScanReadingError) {
    var template = Array("\(parent)/habeas-scan-XXXXXX".utf8CString)
    // mkdtemp makes it with mode 0700.
    guard mkdtemp(&template) != nil else {
      throw ScanReadingError(.unavailable, "no temporary folder can be made in \(parent): \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Names of the files in it, sorted as text.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
