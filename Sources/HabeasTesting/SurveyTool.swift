import Foundation
import Synchronization

/// The survey tool of the sample estate as a process, which ends with this one.
public final class SurveyTool: Sendable {
  /// What a request has to show.
  public static let token = "token-of-the-survey-tool"

  public let port: Int
  private let process: Mutex<(process: Process, input: Pipe)>

  /// Starts it and returns when it takes connections.
  ///
  /// - Parameter estate: Whose surveys it holds.
  public init(_ estate: SampleEstate) throws {
    let servers = try TestServers.require()
    let tokenFile = estate.directory + "/survey-token"
    try Self.token.write(toFile: tokenFile, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: servers.python)
    process.arguments = [
      servers.root + "/controllers/optimised-group/sample-estate/survey_tool.py", "--data", estate.directory + "/survey.json",
      "--token-file", tokenFile, "--port", "0", "--until-input-ends",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.runUnblocked()
    // It says one short line; this waits for the start of an interpreter.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard line.hasPrefix("ready "), let port = Int(line.dropFirst(6).prefix { $0.isNumber }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.port = port
    self.process = Mutex((process, input))
  }

  public func stop() {
    process.withLock {
      try? $0.input.fileHandleForWriting.close()
      $0.process.waitUntilExit()
    }
  }
}
