import Foundation
import Glibc

/// A server of a test's own, which it may kill, stop and start again without disturbing another suite.
///
/// ```swift
/// try await withThrowawayServer(.postgres) { server in
///   let postgres = try server.postgres
///   try await server.kill()      // SIGKILL
///   try await server.start()     // the same data, the same port
/// }
/// ```
public final class ThrowawayServer: Sendable {
  public let kind: ServerKind
  /// Where the server keeps its data, its log (`server.log`) and its process id (`pid`).
  public let directory: String
  /// Its ports in the order of its script.
  public let ports: [Int]

  private let script: ServerScript
  private let options: [String]

  init(_ kind: ServerKind, options: [String], root: String, python: String, parent: String) {
    self.kind = kind
    self.options = options
    let name = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    self.directory = "\(parent)/\(name)/\(kind.rawValue)"
    self.ports = FreePorts.choose(kind.portCount)
    self.script = ServerScript(path: "\(root)/scripts/servers/\(kind.rawValue)", python: python)
  }

  /// Starts it and returns when it takes connections; does nothing when it runs.
  public func start() async throws {
    try await script.run(["start", directory] + ports.map(String.init) + options)
  }

  /// Stops it in an orderly way; its data stay.
  public func stop() async throws {
    try await script.run(["stop", directory])
  }

  /// Ends it without warning (SIGKILL), as a power cut would, and returns when the process has gone.
  public func kill() async throws {
    let process = try processIdentifier
    try signal(SIGKILL)
    try await eventually("the end of process \(process) after SIGKILL", every: .milliseconds(5)) {
      !ProcessTable.isRunning(process)
    }
  }

  /// Waits until RabbitMQ 3.10 has saved which quorum queues it has.
  ///
  /// It does so twice a second and not with the declaration: a quorum queue that is younger than that at a SIGKILL is known
  /// afterwards but answers nobody, for ever. Call this between declaring queues and ``kill()``.
  public func letQueuesSettle() async throws {
    try await Task.sleep(for: .milliseconds(1500))
  }

  /// Halts it (SIGSTOP): connections stay open and nothing answers.
  public func pause() throws {
    try signal(SIGSTOP)
  }

  /// Lets a halted server go on (SIGCONT).
  public func resume() throws {
    try signal(SIGCONT)
  }

  /// The process id of the server, as its script recorded it.
  public var processIdentifier: Int32 {
    get throws {
      let text = try String(contentsOfFile: directory + "/pid", encoding: .utf8)
      guard let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), process > 1 else {
        throw ServerScriptError(script: kind.rawValue, output: "\(directory)/pid holds no process id")
      }
      return process
    }
  }

  /// What a client needs, from the script's `server.env`: `PORT`, `USER`, `PASSWORD` and more by kind.
  public func value(_ key: String) throws -> String {
    let lines = try String(contentsOfFile: directory + "/server.env", encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(key + "=") }) else {
      throw ServerScriptError(script: kind.rawValue, output: "\(directory)/server.env has no \(key)")
    }
    return String(line.dropFirst(key.count + 1))
  }

  /// Stops it and deletes its data.
  func remove() async throws {
    try await script.run(["remove", directory])
    try FileManager.default.removeItem(atPath: (directory as NSString).deletingLastPathComponent)
  }

  private func signal(_ number: Int32) throws {
    let process = try processIdentifier
    guard Glibc.kill(process, number) == 0 else {
      throw ServerScriptError(script: kind.rawValue, output: "signal \(number) to process \(process): \(String(cString: strerror(errno)))")
    }
  }
}
