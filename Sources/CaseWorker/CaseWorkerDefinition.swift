import AMQPClient
public import CaseStore
import PostgresClient
public import WorkerRuntime

extension WorkerDefinition {
  /// A worker that takes steps of cases from its queues: database and broker, one consumer, one `StepHandler`.
  ///
  /// - Parameters:
  ///   - queues: What it consumes.
  ///   - prefetch: How many steps may be under way at once.
  ///   - policy: How often and how soon a failed step is tried again.
  ///   - handler: Builds the worker's logic.
  public static func steps(
    name: String, prefetch: Int = 8, policy: StepPolicy = .init(), queues: @escaping @Sendable (WorkerContext) throws -> [String],
    handler: @escaping @Sendable (WorkerContext, CaseStore) async throws -> any StepHandler
  ) -> WorkerDefinition {
    WorkerDefinition(
      name: name, dependencies: { [try .database($0), try $0.brokerDependency()] },
      build: { context in
        let database = PostgresClient(configuration: try context.databaseConfiguration(), maximumConnections: 4)
        let store = try context.store(database, profile: try context.profile())
        let runner = StepRunner(
          worker: name, store: store, handler: try await handler(context, store), policy: policy, bell: OutboxBell(client: database),
          logger: context.logger)
        let consumer = AMQPConsumer(configuration: try context.amqp("consumer"), queues: try queues(context), prefetch: prefetch)
        return [DatabaseService(database), context.service(consumer) { await runner.process($0) }]
      })
  }
}
