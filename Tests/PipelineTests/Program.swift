import Foundation
import HabeasTesting
import Testing

/// Runs the programs of this build, and others, as a person would.
enum Program {
  /// A program beside the test runner.
  static func built(_ name: String) -> String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent(name).path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return ((try? TestServers.require().root) ?? ".") + "/.build/debug/" + name
  }

  /// Runs a program to its end.
  ///
  /// - Returns: its standard output.
  /// - Throws: `ProgramFailed` with what it said, unless it ended with 0.
  @discardableResult
  static func run(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
  ) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    let files = try (0..<2).map { _ in
      let path = NSTemporaryDirectory() + UUID().uuidString
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return (path, try #require(FileHandle(forWritingAtPath: path)))
    }
    defer { for (path, _) in files { try? FileManager.default.removeItem(atPath: path) } }
    process.standardOutput = files[0].1
    process.standardError = files[1].1
    try process.run()
    try await eventually("the end of \((path as NSString).lastPathComponent) \(arguments.first ?? "")", within: .seconds(60)) {
      !process.isRunning
    }
    let output = try String(contentsOfFile: files[0].0, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      throw ProgramFailed(
        program: (path as NSString).lastPathComponent, status: process.terminationStatus, output: output,
        error: (try? String(contentsOfFile: files[1].0, encoding: .utf8)) ?? "")
    }
    return output
  }
}

/// A program ended with an error.
struct ProgramFailed: Error, CustomStringConvertible {
  let program: String
  let status: Int32
  let output: String
  let error: String
  var description: String { "\(program) ended with \(status): \(error)\(output)" }
}
