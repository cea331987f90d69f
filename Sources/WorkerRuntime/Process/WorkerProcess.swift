public import Logging
import ServiceLifecycle
public import UnixSignals

/// A process of one worker, or of several: health server, start-up checks, signals, draining.
///
/// A worker's `main` is:
///
/// ```swift
/// @main struct Main {
///   static func main() async { await WorkerProcess.main(CaseIntake.definition) }
/// }
/// ```
///
/// SIGTERM and SIGINT end it gracefully: `/readyz` turns 503, workers take no more and finish what they have; what is not finished after
/// `shutdown.drainSeconds` is cancelled, and five seconds later the process ends anyhow.
public struct WorkerProcess: Sendable {
  /// What the process is called: the worker's name, or `habeas` where there are several.
  public let name: String
  public let readiness: Readiness
  public let metrics: PrometheusRegistry
  private let workers: [WorkerDefinition]
  private let configuration: HabeasConfiguration
  private let makeLogger: @Sendable (String) -> Logger
  private let backoff: DependencyBackoff
  private let onListening: @Sendable (Int) async -> Void
  private let onOverrun: @Sendable () -> Void

  /// - Parameters:
  ///   - makeLogger: Makes a worker's logger from its name.
  ///   - onListening: Told the health server's port.
  ///   - onOverrun: Called when draining took longer than it may; ends the process.
  public init(
    _ workers: [WorkerDefinition], configuration: HabeasConfiguration, readiness: Readiness = Readiness(),
    metrics: PrometheusRegistry = PrometheusRegistry(), backoff: DependencyBackoff = DependencyBackoff(),
    makeLogger: @escaping @Sendable (String) -> Logger = { Logger(label: $0) },
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }, onOverrun: @escaping @Sendable () -> Void
  ) {
    name = workers.count == 1 ? workers[0].name : "habeas"
    self.workers = workers
    self.configuration = configuration
    self.readiness = readiness
    self.metrics = metrics
    self.backoff = backoff
    self.makeLogger = makeLogger
    self.onListening = onListening
    self.onOverrun = onOverrun
  }

  /// Runs until a signal or a failure.
  ///
  /// - Throws: ``ConfigurationError``, ``HealthServerError``, ``WorkerStartError``, or what a worker's service threw.
  public func run(shutdownSignals: [UnixSignal] = [.sigterm, .sigint]) async throws {
    let logger = makeLogger(name)
    let drain = try configuration.drainDeadline
    let health = HealthServer(
      settings: try configuration.health(worker: name), readiness: readiness, metrics: metrics, logger: logger, onListening: onListening)
    let hosted = workers.map { definition in
      let context = WorkerContext(
        worker: definition.name, configuration: configuration, readiness: readiness, metrics: metrics, logger: makeLogger(definition.name),
        checkPrefix: workers.count == 1 ? "" : definition.name + "/")
      // Set before the health server listens: a process that has not begun must not look ready.
      context.report("worker", .failing(reason: "starting"))
      return WorkerHost.Worker(definition: definition, context: context)
    }
    let watchdog = DrainWatchdog(limit: drain + DrainWatchdog.grace) { [onOverrun] in
      logger.critical("shutdown.overrun", metadata: ["reason": "work under way did not end within \(drain); it will be taken up again"])
      onOverrun()
    }
    var group = ServiceGroupConfiguration(
      services: [health, DrainAnnouncement(watchdog: watchdog, host: WorkerHost(workers: hosted, backoff: backoff))],
      gracefulShutdownSignals: shutdownSignals, logger: logger)
    group.maximumGracefulShutdownDuration = drain
    defer { watchdog.stop() }
    logger.info("process.started", metadata: ["file": "\(configuration.file)"])
    try await ServiceGroup(configuration: group).run()
    logger.info("process.ended")
  }
}
