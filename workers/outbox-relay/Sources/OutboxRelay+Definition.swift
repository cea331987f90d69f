import AMQPClient
import CaseWorker
import PostgresClient
public import WorkerRuntime

extension OutboxRelay {
  /// The worker `outbox-relay`.
  public static let definition: WorkerDefinition = .init(
    name: "outbox-relay", dependencies: { [try .database($0), try $0.brokerDependency()] },
    build: { context in
      let database = PostgresClient(configuration: try context.databaseConfiguration(), maximumConnections: 2)
      let publisher = AMQPPublisher(configuration: try context.amqp("publisher"))
      return [
        DatabaseService(database), context.service(publisher),
        OutboxRelay(database: database, publisher: publisher, logger: context.logger),
      ]
    })
}
