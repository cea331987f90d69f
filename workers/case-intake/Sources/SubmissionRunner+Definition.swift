import AMQPClient
import CaseStore
import CaseWorker
import Intake
import MessageSchemas
import PostgresClient
import Sealing
public import WorkerRuntime

extension SubmissionRunner {
  /// The worker `case-intake`.
  public static let definition: WorkerDefinition = .init(
    name: "case-intake", dependencies: { [try .database($0), try $0.brokerDependency()] },
    build: { context in
      let keys = context.configuration.keys
      let database = PostgresClient(configuration: try context.databaseConfiguration(), maximumConnections: 4)
      let profile = try context.profile()
      let runner = SubmissionRunner(
        store: try context.store(database, profile: profile), keys: try keys.intakePrivateKeyFiles.map { try IntakePrivateKey(file: $0) },
        profile: profile, recogniser: try Recogniser(languagesIn: try context.configuration.controllerDirectory + "/recognition"),
        threads: ThreadToken(try KeyedDigest(keyFile: try keys.threadTokenKeyFile)),
        index: BlindIndex(try KeyedDigest(keyFile: try keys.blindIndexKeyFile)),
        targets: SuppressionTargets(dataMap: try context.dataMap(), processors: try context.processorRegister()),
        bell: OutboxBell(client: database), logger: context.logger)
      let consumer = AMQPConsumer(
        configuration: try context.amqp("consumer"), queues: [SubmissionMessage.queue], prefetch: 8)
      return [DatabaseService(database), context.service(consumer) { await runner.process($0) }]
    })
}
