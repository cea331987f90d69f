import Foundation

/// The sample controller's processor as a process of the test's own (`sample-estate/processor.py`), with its ledger.
public final class SampleProcessor: Sendable {
  /// One line of the ledger.
  public struct Entry: Decodable, Sendable {
    public let method: String
    public let id: String?
    public let verified: Bool
    public let repeated: Bool?
    public let status: String
  }

  public let url: String
  public let ledger: String

  private init(port: Int, ledger: String) {
    url = "http://127.0.0.1:\(port)/requests"
    self.ledger = ledger
  }

  /// Runs `body` while the processor answers with a word of its own (`--answer`).
  ///
  /// - Parameter port: 0 takes any free one.
  public static func with<Value>(
    answer: String = "completed", asks: Int = 1, port: Int = 0, keyFile: String, ledger: String,
    _ body: (SampleProcessor) async throws -> Value
  ) async throws -> Value {
    let servers = try TestServers.require()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: servers.python)
    process.arguments = [
      "-u", servers.root + "/controllers/optimised-group/sample-estate/processor.py", "--port", "\(port)", "--key-file", keyFile,
      "--ledger", ledger, "--answer", answer, "--asks", "\(asks)",
    ]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.runUnblocked()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    // The first and only line: "ready <port>".
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let taken = line.split(whereSeparator: \.isWhitespace).last.flatMap({ Int($0) }) else { throw CocoaError(.fileReadCorruptFile) }
    return try await body(SampleProcessor(port: taken, ledger: ledger))
  }

  /// What reached it so far.
  public func entries() throws -> [Entry] {
    try text().split(separator: "\n").map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
  }

  /// The ledger word for word.
  public func text() throws -> String { try String(contentsOfFile: ledger, encoding: .utf8) }
}
