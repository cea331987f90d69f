import Foundation
import Glibc

/// What the system says of a process: `/proc`.
struct ProcessFigures: Sendable {
  /// Anonymous memory that is resident, in KiB.
  var residentAnonymous: Int
  /// Processor seconds, user and system.
  var processorSeconds: Double

  /// - Returns: `nil` when the process has ended.
  init?(_ process: Int32) {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8), let end = stat.lastIndex(of: ")")
    else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    residentAnonymous = line.flatMap { Int($0.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]) } ?? 0
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    // Fields 14 and 15 of proc(5), counted from field 3 here.
    processorSeconds = ((Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The processes that a process started and that still run.
  static func children(of process: Int32) -> [Int32] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return tasks.flatMap { task in
      ((try? String(contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)) ?? "").split(separator: " ")
        .compactMap { Int32($0) }
    }
  }
}
