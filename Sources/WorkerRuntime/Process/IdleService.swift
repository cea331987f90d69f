public import ServiceLifecycle

/// Waits for the end of the process: the only service of a worker that an installation does not use. `habeas run` starts every worker all
/// the same.
public struct IdleService: Service {
  public init() {}

  public func run() async throws { try await gracefulShutdown() }
}
