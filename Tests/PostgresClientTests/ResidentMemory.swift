import Foundation
import Testing

/// The memory of this process, in kB, by the kernel's account.
func residentKilobytes() throws -> Int {
  let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
  let line = try #require(lines.first { $0.hasPrefix("VmRSS:") })
  return try #require(Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]))
}
