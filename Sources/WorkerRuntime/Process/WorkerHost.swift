import Logging
import ServiceLifecycle

/// Runs workers side by side: each waits for its dependencies, is built, and works until graceful shutdown, when all drain at once.
struct WorkerHost: Service {
  struct Worker: Sendable {
    let definition: WorkerDefinition
    let context: WorkerContext
  }

  let workers: [Worker]
  let backoff: DependencyBackoff

  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in workers { group.addTask { try await run(worker) } }
      // The first failure ends the process: a supervisor starts it anew, and nothing that was under way is lost.
      try await group.waitForAll()
    }
  }

  private func run(_ worker: Worker) async throws {
    let context = worker.context
    context.report("worker", .failing(reason: "starting"))
    guard let services = try await untilShutdown({ try await start(worker) }) else { return }
    context.report("worker", .ready)
    context.logger.info("worker.ready")
    let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: services, logger: Logger(label: context.worker)))
    try await withGracefulShutdownHandler {
      try await group.run()
    } onGracefulShutdown: {
      context.report("worker", .failing(reason: "draining"))
      context.logger.info("worker.draining")
    }
    context.report("worker", .failing(reason: "stopped"))
    context.logger.info("worker.stopped")
  }

  private func start(_ worker: Worker) async throws -> [any Service] {
    do {
      let dependencies = try await worker.definition.dependencies(worker.context)
      try await DependencyGate(context: worker.context, backoff: backoff).wait(for: dependencies)
      return try await worker.definition.build(worker.context)
    } catch is CancellationError {
      throw CancellationError()
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw WorkerStartError(worker: worker.definition.name, reason: "\(error)")
    }
  }

  /// The result of `body`, or nil where shutdown came first.
  private func untilShutdown<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result? {
    do {
      return try await cancelWhenGracefulShutdown { try await body() }
    } catch is CancellationError where Task.isShuttingDownGracefully {
      return nil
    }
  }
}
