import AMQPClient
import CaseWorker
import ControllerProfile
import Logging
import PostgresClient
import Sealing
public import WorkerRuntime

/// The portal on the web: a form for every right, a receipt, a page that shows how a request stands, and the answer to fetch.
public enum WebPortal {
  /// The worker `web-portal`. It holds the intake *public* key: what it has taken in it cannot read back.
  public static let definition: WorkerDefinition = .init(
    // The broker is no condition: forms are taken while it is away.
    name: "web-portal", dependencies: { try $0.configuration.optionalPortalBaseURL == nil ? [] : [try .database($0)] },
    build: { context in
      guard try context.configuration.optionalPortalBaseURL != nil else {
        context.logger.notice("portal.off", metadata: ["reason": "portal.baseURL is not set, so there is no web portal"])
        return [IdleService()]
      }
      let profile = try context.profile()
      let database = PostgresClient(configuration: try context.databaseConfiguration(), maximumConnections: 8)
      let store = PortalStore(client: database)
      let publisher = AMQPPublisher(configuration: try context.amqp("publisher"))
      let bell = SpoolBell()
      let languages = try PortalLanguages(
        directory: try context.configuration.controllerDirectory + "/portal", standard: profile.defaultLanguage)
      let parts = PortalServer.Parts(
        store: store, writer: SubmissionWriter(key: try IntakePublicKey(file: try context.configuration.keys.intakePublicKeyFile)),
        bell: bell, languages: languages,
        frame: Page.Frame(languages: languages.all, controller: profile.name, email: profile.dpo.email),
        codeDigits: profile.identity.codeDigits)
      return [
        DatabaseService(database),
        SpoolPublisher(
          store: store, publisher: publisher, bell: bell, pace: .init(patience: try context.configuration.recoveryDelay),
          logger: context.logger),
        PortalServer(
          settings: try context.configuration.portal, parts: parts, logger: context.logger,
          report: { context.report("portal", $0) }),
      ]
    })
}
