import AMQPClient
import CaseStore
import CaseWorker
import ControllerProfile
import PostgresClient
import Sealing
public import WorkerRuntime

extension Timekeeper {
  /// The worker `timekeeper`.
  public static let definition: WorkerDefinition = .init(
    name: "timekeeper", dependencies: { [try .database($0), try $0.brokerDependency()] },
    build: { context in
      let database = PostgresClient(configuration: try context.databaseConfiguration(), maximumConnections: 4)
      let store = try context.store(database, profile: try context.profile(), readsPersonalData: false)
      let letters = DeadLetters(store: store, logger: context.logger)
      var pace = Timekeeper.Pace()
      pace.remindsOfficer = try context.profile().officerReminderAddress != nil
      pace.stalledAfter = try context.configuration.recoveryDelay / .seconds(1)
      pace.housekeeping = min(pace.housekeeping, .seconds(max(pace.stalledAfter / 3, 1)))
      let consumer = AMQPConsumer(
        configuration: try context.amqp("consumer"), queues: [DeadLetters.queue], prefetch: 16)
      return [
        DatabaseService(database),
        Timekeeper(
          store: store, timers: Timers(client: database),
          rootKey: try CaseRootKey.open(file: try context.configuration.keys.caseRootKeyFile), pace: pace,
          logger: context.logger),
        context.service(consumer) { await letters.bury($0) },
      ]
    })
}
