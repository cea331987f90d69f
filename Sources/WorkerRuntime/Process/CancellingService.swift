public import ServiceLifecycle

/// A service made of something that runs until it is cancelled and then drains by itself, such as a consumer's `run`.
public struct CancellingService: Service {
  private let body: @Sendable () async throws -> Void

  public init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }

  public func run() async throws {
    do {
      try await cancelWhenGracefulShutdown(body)
    } catch is CancellationError {
      // That is how it ends.
    }
  }
}
