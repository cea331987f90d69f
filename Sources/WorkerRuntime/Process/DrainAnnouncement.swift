import ServiceLifecycle

/// Starts the watchdog when shutdown begins. The workers are the group's last service, so that shutdown reaches them first, and the health
/// server goes on answering while they drain.
struct DrainAnnouncement: Service {
  let watchdog: DrainWatchdog
  let host: WorkerHost

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await host.run()
    } onGracefulShutdown: {
      watchdog.start()
    }
  }
}
