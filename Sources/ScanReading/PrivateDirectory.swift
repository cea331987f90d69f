import Foundation
import Glibc

/// A folder for the files of one reading, which this account alone can enter. It goes with everything in it when the reading ends.
///
/// Its name says which process made it, so that what a killed process left is found by the next reading.
struct PrivateDirectory {
  let path: String

  private static let prefix = "habeas-scan-"

  /// - Parameter parent: Where it is made.
  init(in parent: String) throws(ScanReadingError) {
    Self.removeAbandoned(in: parent)
    let owner = getpid()
    var template = Array("\(parent)/\(Self.prefix)\(owner)-\(Self.startTime(of: owner) ?? "0")-XXXXXX".utf8CString)
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

  /// Removes the folders of processes that live no more. Those of other accounts cannot be removed, and are left.
  static func removeAbandoned(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: "-")
      guard parts.count == 3, let owner = pid_t(parts[0]), startTime(of: owner) != String(parts[1]) else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }

  /// When a process began, in the kernel's ticks (proc(5), stat): a number is given to another process sooner or later.
  private static func startTime(of process: pid_t) -> String? {
    guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8), let name = line.lastIndex(of: ")") else {
      return nil
    }
    // Fields count from the one after the program's name, which is the third.
    let fields = line[line.index(after: name)...].split(separator: " ")
    return fields.count > 19 ? String(fields[19]) : nil
  }
}
