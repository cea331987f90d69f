import Foundation

/// What the system says of its processes.
enum ProcessTable {
  /// Whether a process runs; one that has ended and was not collected yet (a zombie) does not.
  static func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let nameEnd = status.lastIndex(of: ")")
    else { return false }
    let state = status[status.index(after: nameEnd)...].first { $0 != " " }
    return state != "Z" && state != "X"
  }
}
