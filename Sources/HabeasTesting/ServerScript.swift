import Foundation

/// One of `scripts/servers/`, run as a child process.
struct ServerScript: Sendable {
  let path: String
  let python: String

  /// Runs the script to its end.
  ///
  /// - Throws: ``ServerScriptError`` with its output when it fails.
  func run(_ arguments: [String]) async throws {
    // A file and not a pipe: nobody has to read while it runs, and a server that it leaves behind holds nothing open.
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("habeas-script-\(UUID().uuidString).log")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let handle = try FileHandle(forWritingTo: output)
    defer { try? handle.close() }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["HABEAS_PYTHON": python]) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    guard status == 0 else {
      let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      throw ServerScriptError(script: "\(path) \(arguments.first ?? "")", output: text)
    }
  }
}
