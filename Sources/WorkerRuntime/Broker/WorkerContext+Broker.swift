public import AMQPClient
import Logging
public import ServiceLifecycle

extension WorkerContext {
  /// What this worker needs to connect to the broker as its own user. - Parameter purpose: `consumer` or `publisher`.
  public func amqp(_ purpose: String) throws(ConfigurationError) -> AMQPConfiguration {
    try configuration.broker(user: worker).amqp(connectionName: "\(worker) \(purpose)", drain: configuration.drainDeadline)
  }

  /// The broker as something to wait for at start; afterwards the clients reconnect by themselves.
  public func brokerDependency() throws(ConfigurationError) -> Dependency {
    let broker = try configuration.broker(user: worker)
    return .tcp(name: "broker", host: broker.host, port: broker.port, endpoint: broker.endpoint)
  }

  /// Runs a publisher until shutdown, with a check of its own in `/readyz`. Put it before the consumers that publish through it.
  public func service(_ publisher: AMQPPublisher, check: String = "publisher") -> any Service {
    watched(
      check, status: { await publisher.status }, lastFailure: { await publisher.lastFailure }, run: { try await publisher.run() })
  }

  /// Runs a consumer until shutdown, with a check of its own in `/readyz`; then its handlers finish and their deliveries are settled.
  public func service(
    _ consumer: AMQPConsumer, check: String = "consumer", handler: @escaping @Sendable (AMQPDelivery) async -> Settlement
  ) -> any Service {
    watched(
      check, status: { await consumer.status }, lastFailure: { await consumer.lastFailure }, run: { try await consumer.run(handler) })
  }

  private func watched(
    _ check: String, status: @escaping @Sendable () async -> ConnectionStatus, lastFailure: @escaping @Sendable () async -> AMQPError?,
    run: @escaping @Sendable () async throws -> Void
  ) -> any Service {
    var logger = logger
    logger[metadataKey: "check"] = "\(check)"
    let watch = ConnectionWatch(logger: logger, status: status, lastFailure: lastFailure)
    probe(check) { await watch.standing() }
    return CancellingService {
      async let watching: Void = watch.run()
      try await run()
      _ = await watching
    }
  }
}
