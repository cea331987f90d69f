import ServiceLifecycle

/// What a worker that has nothing to do runs until shutdown.
struct IdleService: Service {
  func run() async throws { try await gracefulShutdown() }
}
