import Foundation
import HabeasTesting

/// Runs programs as a person at a terminal would.
public enum Program {
  /// Runs a program to its end.
  ///
  /// - Returns: its standard output.
  /// - Throws: ``ProgramFailed`` with what it said, unless it ended with 0; `NotInTime` after `limit`.
  @discardableResult
  public static func run(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], limit: Duration = .seconds(300)
  ) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files and not pipes: nobody has to read while it runs.
    let files = (0..<2).map { _ in NSTemporaryDirectory() + "habeas-output-" + UUID().uuidString }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    process.standardOutput = try writer(files[0])
    process.standardError = try writer(files[1])
    try process.run()
    let name = (path as NSString).lastPathComponent
    try await eventually("the end of \(name) \(arguments.first ?? "")", within: limit, every: .milliseconds(10)) { !process.isRunning }
    let output = try String(contentsOfFile: files[0], encoding: .utf8)
    guard process.terminationStatus == 0 else {
      let error = (try? String(contentsOfFile: files[1], encoding: .utf8)) ?? ""
      throw ProgramFailed(program: name, status: process.terminationStatus, output: error + output)
    }
    return output
  }

  static func writer(_ path: String) throws -> FileHandle {
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    return handle
  }
}
