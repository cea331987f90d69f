import Foundation
import HabeasTesting

/// The validator of the PyPI package check-jsonschema, which knows nothing of the code that writes the messages.
struct Validator: Sendable {
  /// `schemas/messages` of the checkout.
  let schemas: String
  private let python: String
  private let folder = NSTemporaryDirectory() + "habeas-schemas-\(UUID().uuidString)"

  init() throws {
    let servers = try TestServers.require()
    schemas = servers.root + "/schemas/messages"
    python = servers.python
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// - Returns: what is wrong with the schemas themselves; `nil` where nothing is.
  func checkSchemas(_ names: [String]) async throws -> String? {
    try await run(["--check-metaschema"] + names.map { "\(schemas)/\($0)" })
  }

  /// - Returns: what is wrong with the documents; `nil` where nothing is.
  func check(_ documents: [String], against schema: String) async throws -> String? {
    var files: [String] = []
    for (index, document) in documents.enumerated() {
      files.append("\(folder)/\(index).json")
      try document.write(toFile: files[index], atomically: true, encoding: .utf8)
    }
    return try await run(["--schemafile", "\(schemas)/\(schema)"] + files)
  }

  private func run(_ arguments: [String]) async throws -> String? {
    let output = "\(folder)/output"
    try Data().write(to: URL(filePath: output))
    let handle = try FileHandle(forWritingTo: URL(filePath: output))
    defer { try? handle.close() }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-m", "check_jsonschema"] + arguments
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
    let text = try String(contentsOfFile: output, encoding: .utf8)
    guard status != 0 else { return nil }
    // Anything but a finding is a fault of the test's own.
    guard status == 1, text.contains("Schema validation errors") || text.contains("schema was invalid") || text.contains("::$") else {
      throw ValidatorFailure(description: text)
    }
    return text
  }

  /// The validator itself failed.
  private struct ValidatorFailure: Error, CustomStringConvertible { let description: String }
}
