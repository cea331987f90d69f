import Foundation

/// What was measured on.
struct Machine: Codable, Sendable {
  var processors = ProcessInfo.processInfo.activeProcessorCount
  var model: String
  var memoryGigabytes = Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824
  var build: String

  init() {
    let lines = ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "").split(separator: "\n")
    model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last.map { String($0.dropFirst()) } ?? "unknown processor"
    #if DEBUG
      build = "debug"
    #else
      build = "release"
    #endif
  }
}
