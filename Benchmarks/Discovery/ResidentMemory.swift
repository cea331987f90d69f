import Foundation

/// What this process has in memory, in MiB, as Linux counts it.
struct ResidentMemory: Sendable {
  var current: Double
  /// The most since the process began.
  var peak: Double

  static func now() throws -> ResidentMemory {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    func value(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 } ?? 0
    }
    return ResidentMemory(current: value("VmRSS"), peak: value("VmHWM"))
  }
}
