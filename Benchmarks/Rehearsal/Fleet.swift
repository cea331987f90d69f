import Foundation
import Glibc
import HabeasTesting
import Synchronization

/// The worker processes of an installation.
///
/// A supervised fleet starts a worker again when its process has ended, as a service manager would.
public final class Fleet: Sendable {
  private let programs: String
  private let configuration: String
  private let logs: String
  private let environment: [String: String]
  private let processes = Mutex<[String: Process]>([:])
  private let isSupervised = Atomic(false)

  /// - Parameters:
  ///   - programs: The folder with the built programs.
  ///   - configuration: The installation's `habeas.yaml`.
  ///   - logs: A folder; each worker's output is appended to a file of its name.
  ///   - environment: Set for each worker besides this process's own.
  init(programs: String, configuration: String, logs: String, environment: [String: String]) {
    self.programs = programs
    self.configuration = configuration
    self.logs = logs
    self.environment = environment
  }

  /// Starts workers at once and returns when each has said that it is ready.
  ///
  /// - Throws: `NotInTime`, or ``RehearsalError`` when one ends before.
  public func start(_ workers: [String]) async throws {
    var before: [String: Int] = [:]
    for worker in workers {
      before[worker] = readyLines(worker)
      try launch(worker)
    }
    for worker in workers {
      try await eventually("\(worker) being ready", within: .seconds(60)) {
        guard self.processIdentifier(of: worker) != nil else {
          throw RehearsalError("\(worker) ended at its start: \(self.log(worker).split(separator: "\n").last ?? "")")
        }
        return self.readyLines(worker) > before[worker] ?? 0
      }
    }
  }

  /// Starts a worker again whenever its process has ended, until ``stop()``.
  public func supervise() async {
    isSupervised.store(true, ordering: .releasing)
    while isSupervised.load(ordering: .acquiring), !Task.isCancelled {
      let ended = processes.withLock { $0.filter { !$0.value.isRunning }.map(\.key) }
      for worker in ended where isSupervised.load(ordering: .acquiring) { try? launch(worker) }
      try? await Task.sleep(for: .milliseconds(100))
    }
  }

  /// The process of a worker, while it runs.
  public func processIdentifier(of worker: String) -> Int32? {
    processes.withLock { processes in
      guard let process = processes[worker], process.isRunning else { return nil }
      return process.processIdentifier
    }
  }

  /// Sends a signal to a worker's process.
  ///
  /// - Returns: whether it ran.
  @discardableResult
  public func signal(_ worker: String, _ number: Int32) -> Bool {
    guard let process = processIdentifier(of: worker) else { return false }
    return kill(process, number) == 0
  }

  /// SIGTERM to all, and waits for their end.
  ///
  /// - Returns: how each process ended.
  @discardableResult
  public func stop() async -> [String: Int32] {
    isSupervised.store(false, ordering: .releasing)
    let all = processes.withLock { $0 }
    for process in all.values where process.isRunning {
      process.terminate()
      kill(process.processIdentifier, SIGCONT)
    }
    for process in all.values {
      try? await eventually("the end of a worker", within: .seconds(60), every: .milliseconds(20)) { !process.isRunning }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    return all.mapValues { $0.isRunning ? SIGKILL : $0.terminationStatus }
  }

  public func log(_ worker: String) -> String { (try? String(contentsOfFile: "\(logs)/\(worker).log", encoding: .utf8)) ?? "" }

  private func launch(_ worker: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(programs)/\(worker)")
    process.arguments = ["--config", configuration]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let log = try Program.writer("\(logs)/\(worker).log")
    process.standardOutput = log
    process.standardError = log
    process.standardInput = FileHandle.nullDevice
    try process.run()
    processes.withLock { $0[worker] = process }
  }

  private func readyLines(_ worker: String) -> Int { log(worker).components(separatedBy: "worker.ready").count - 1 }
}
