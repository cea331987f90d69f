import Foundation
import Glibc
import HabeasTesting
import Synchronization
import Testing

/// The worker processes of an installation, which tests kill and start again.
final class Fleet: Sendable {
  private let configuration: String
  private let folder: String
  private let processes = Mutex<[String: Process]>([:])

  init(configuration: String, logs: String) {
    self.configuration = configuration
    self.folder = logs
  }

  /// Starts workers and waits until each has said that it is ready.
  func start(_ workers: [String]) async throws {
    for worker in workers {
      let before = readyLines(worker)
      try launch(worker, arguments: [])
      try await eventually("\(worker) being ready", within: .seconds(30)) { self.readyLines(worker) > before }
    }
  }

  /// Starts `habeas run`, which is every worker in one process, without waiting for it.
  func launchAllInOne() throws { try launch("habeas", arguments: ["run"]) }

  /// Waits until as many workers of `habeas run` as there are have said that they are ready.
  func awaitAllInOne() async throws {
    try await eventually("habeas run being ready", within: .seconds(60)) { self.readyLines("habeas") == Installation.workers.count }
  }

  private func launch(_ worker: String, arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.built(worker))
    process.arguments = arguments + ["--config", configuration]
    let log = "\(folder)/\(worker).log"
    if !FileManager.default.fileExists(atPath: log) { _ = FileManager.default.createFile(atPath: log, contents: nil) }
    let handle = try #require(FileHandle(forWritingAtPath: log))
    try handle.seekToEnd()
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.runUnblocked()
    processes.withLock { $0[worker] = process }
  }

  /// SIGKILL, and a fresh start.
  func killAndRestart(_ worker: String) async throws {
    kill(worker)
    try await start([worker])
  }

  func kill(_ worker: String) {
    guard let process = processes.withLock({ $0[worker] }), process.isRunning else { return }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// SIGTERM to all, and wait.
  func stop() async {
    let running = processes.withLock { $0.values.filter(\.isRunning) }
    for process in running { process.terminate() }
    for process in running { process.waitUntilExit() }
  }

  /// How each worker's process ended; only after `stop`.
  var exitCodes: [String: Int32] { processes.withLock { $0.mapValues(\.terminationStatus) } }

  func log(_ worker: String) -> String { (try? String(contentsOfFile: "\(folder)/\(worker).log", encoding: .utf8)) ?? "" }

  /// The last lines of every log, for a test that failed.
  func logs() -> String {
    (Installation.workers + ["habeas"]).map { worker in
      "== \(worker)\n" + log(worker).split(separator: "\n").suffix(15).joined(separator: "\n")
    }
    .joined(separator: "\n")
  }

  private func readyLines(_ worker: String) -> Int { log(worker).components(separatedBy: "worker.ready").count - 1 }
}
