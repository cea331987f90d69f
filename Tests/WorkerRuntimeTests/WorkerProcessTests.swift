import Foundation
import Glibc
import Logging
import NIOConcurrencyHelpers
import NIOCore
import ServiceLifecycle
import Testing
import UnixSignals

@testable import WorkerRuntime

@Suite("Worker processes", .timeLimit(.minutes(1)), .serialized)
struct WorkerProcessTests {
  private struct Trouble: Error, CustomStringConvertible { var description: String { "keys/epoch.key is missing" } }

  private let lines = LogLines()
  private let port = Signal<Int>()
  private let overrun = NIOLockedValueBox(0)

  private func run(
    _ workers: [WorkerDefinition], drainSeconds: Int = 30, signals: [UnixSignal] = [.sigusr2],
    _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let yaml = "health: { ports: { habeas: 0, case-intake: 0 } }\nshutdown: { drainSeconds: \(drainSeconds) }"
    try await Fixture.withConfiguration(yaml) { configuration, _ in
      let log = JSONLog(write: { [lines] in lines.add($0) })
      let process = WorkerProcess(
        workers, configuration: configuration,
        backoff: DependencyBackoff(first: .milliseconds(5), longest: .milliseconds(20)),
        makeLogger: { Logger(label: $0) { log.handler(label: $0) } }, onListening: { [port] in port.send($0) },
        onOverrun: { [overrun] in overrun.withLockedValue { $0 += 1 } })
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await process.run(shutdownSignals: signals) }
        group.addTask { [port] in try await body(port.value()) }
        try await group.waitForAll()
      }
    }
  }

  @Test(
    "While a dependency is down the process lives, is not ready, and writes a line an attempt; then it becomes ready; a signal drains it")
  func dependencyDown() async throws {
    let reserved = try await Fixture.listen()
    let dependencyPort = try #require(reserved.localAddress?.port)
    try await reserved.close()
    let finished = NIOLockedValueBox(false)
    let worker = WorkerDefinition(
      name: "case-intake", dependencies: { _ in [.tcp(name: "database", host: "127.0.0.1", port: dependencyPort)] },
      build: { _ in
        [
          CancellingService {
            // Runs until it is cancelled and then drains, as a consumer does.
            for await _ in AsyncStream<Void>(unfolding: { try? await Task.sleep(for: .seconds(600)) }) where Task.isCancelled { break }
            finished.withLockedValue { $0 = true }
          }
        ]
      })
    try await run([worker]) { [lines] port in
      await lines.first("dependency.waiting")
      #expect(try await Fixture.get("/healthz", port: port).status == 200)
      let waiting = try await Fixture.get("/readyz", port: port)
      #expect(waiting.status == 503)
      #expect(
        waiting.body.contains("\"check\":\"database\",\"ready\":false,\"reason\":\"127.0.0.1:\(dependencyPort): Connection refused\""))
      #expect(waiting.body.contains("\"check\":\"worker\",\"ready\":false,\"reason\":\"starting\""))
      await lines.first("dependency.waiting")

      let server = try await Fixture.listen(port: dependencyPort)
      await lines.first("worker.ready")
      #expect(try await Fixture.get("/readyz", port: port).status == 200)
      let metrics = try await Fixture.get("/metrics", port: port).body
      #expect(metrics.contains("habeas_dependency_up{dependency=\"database\",worker=\"case-intake\"} 1"))
      try await server.close()
      kill(getpid(), SIGUSR2)
      await lines.first("process.ended")
    }
    #expect(finished.withLockedValue { $0 })
    #expect(overrun.withLockedValue { $0 } == 0)
    let waiting = lines.all.filter { $0.contains("dependency.waiting") }
    #expect(waiting.count >= 2)
    #expect(waiting.first?.contains("\"attempt\":1,\"dependency\":\"database\",\"endpoint\":\"127.0.0.1:\(dependencyPort)\"") == true)
    #expect(waiting.first?.contains("\"reason\":\"Connection refused") == true)
    #expect(lines.all.contains { $0.contains("worker.draining") })
  }

  @Test("A signal while a dependency is still down ends the process")
  func shutdownWhileWaiting() async throws {
    let worker = WorkerDefinition(
      name: "case-intake", dependencies: { _ in [Dependency(name: "broker", endpoint: "broker.example:5672") { throw Trouble() }] },
      build: { _ in
        Issue.record("built without its dependency")
        return []
      })
    try await run([worker], signals: [.sigusr1]) { [lines] _ in
      await lines.first("dependency.waiting")
      kill(getpid(), SIGUSR1)
      await lines.first("process.ended")
    }
  }

  @Test("Several workers in one process have checks of their own and drain together")
  func several() async throws {
    let idle = CancellingService { try await Task.sleep(for: .seconds(600)) }
    let workers = ["case-intake", "timekeeper"].map { name in WorkerDefinition(name: name) { _ in [idle] } }
    try await run(workers, signals: [.sigquit]) { [lines] port in
      await lines.first("worker.ready")
      await lines.first("worker.ready")
      let (status, body) = try await Fixture.get("/readyz", port: port)
      #expect(status == 200 && body.contains("case-intake/worker") && body.contains("timekeeper/worker"))
      kill(getpid(), SIGQUIT)
      await lines.first("process.ended")
    }
    #expect(lines.all.filter { $0.contains("worker.stopped") }.count == 2)
  }

  @Test("A worker that cannot be built ends the process with what is wrong; configuration errors keep their form")
  func cannotStart() async throws {
    let broken = WorkerDefinition(name: "case-intake") { _ in throw Trouble() }
    await #expect(throws: WorkerStartError.self) { try await run([broken]) { _ in } }
    let failure = WorkerProcess.failure(WorkerStartError(worker: "case-intake", reason: "\(Trouble())"), "case-intake")
    #expect(failure.message == "case-intake cannot start: keys/epoch.key is missing" && failure.code == 78)
    let unconfigured = WorkerDefinition(name: "case-intake") { context in
      _ = try context.configuration.database(login: context.worker)
      return []
    }
    await #expect(throws: ConfigurationError.self) { try await run([unconfigured]) { _ in } }
  }

  @Test("An error that comes with work is told by its type alone")
  func workFailure() {
    struct Private: Error, CustomStringConvertible { var description: String { "priya@example.example" } }
    let failure = WorkerProcess.failure(Private(), "case-intake")
    #expect(!failure.message.contains("priya") && failure.message.contains("Private") && failure.code == 70)
  }

  @Test("Draining that overruns is ended by the watchdog, and one that ends in time is not")
  func watchdog() async throws {
    let late = Signal<Void>()
    let watchdog = DrainWatchdog(limit: .milliseconds(10)) { late.send(()) }
    watchdog.start()
    try await late.value()
    let inTime = DrainWatchdog(limit: .milliseconds(10)) { Issue.record("ended a process that had drained") }
    inTime.start()
    inTime.stop()
    let after = DrainWatchdog(limit: .milliseconds(30)) { late.send(()) }
    after.start()
    try await late.value()
  }

  @Test("Work that is not finished at the drain deadline is cancelled")
  func drainDeadline() async throws {
    let cancelled = NIOLockedValueBox(false)
    struct Stubborn: Service {
      let cancelled: NIOLockedValueBox<Bool>
      func run() async throws {
        // Heeds cancellation and nothing else.
        try? await Task.sleep(for: .seconds(600))
        cancelled.withLockedValue { $0 = Task.isCancelled }
      }
    }
    let worker = WorkerDefinition(name: "case-intake") { _ in [Stubborn(cancelled: cancelled)] }
    try? await run([worker], drainSeconds: 1, signals: [.sighup]) { [lines] _ in
      await lines.first("worker.ready")
      kill(getpid(), SIGHUP)
    }
    #expect(cancelled.withLockedValue { $0 })
  }

  @Test("Pauses double up to a limit")
  func backoff() {
    let backoff = DependencyBackoff()
    #expect((1...7).map { backoff.pause(after: $0) } == [0.25, 0.5, 1, 2, 4, 5, 5].map { .seconds($0) })
    #expect(backoff.pause(after: 1_000_000) == .seconds(5))
  }

  @Test("The configuration's place: --config, HABEAS_CONFIG, habeas.yaml")
  func configurationFile() {
    #expect(WorkerProcess.configurationFile(arguments: ["w", "--config", "a.yaml"], environment: ["HABEAS_CONFIG": "b.yaml"]) == "a.yaml")
    #expect(WorkerProcess.configurationFile(arguments: ["w", "--config"], environment: ["HABEAS_CONFIG": "b.yaml"]) == "b.yaml")
    #expect(WorkerProcess.configurationFile(arguments: ["w"], environment: ["HABEAS_CONFIG": ""]) == "habeas.yaml")
  }
}
