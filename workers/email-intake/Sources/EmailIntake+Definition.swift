import AMQPClient
import CaseWorker
import ControllerProfile
import CurlTransport
import Intake
import Sealing
public import WorkerRuntime

extension EmailIntake {
  /// The worker `email-intake`.
  public static let definition: WorkerDefinition = .init(
    name: "email-intake", dependencies: { [try $0.brokerDependency()] },
    build: { context in
      let settings = try context.configuration.imap
      let publisher = AMQPPublisher(configuration: try context.amqp("publisher"))
      let receipts = AMQPConsumer(
        configuration: try context.amqp("receipts"), queues: [EmailIntake.receiptQueue], prefetch: 32)
      var folders = Folders()
      folders.inbox = settings.folder
      folders.handed = settings.handedFolder
      return [
        context.service(publisher),
        EmailIntake(
          transport: CurlTransport(), server: IMAPServer(settings), folders: folders,
          intake: MailIntake(mailbox: try context.profile().mail.intakeAddress),
          key: try IntakePublicKey(file: try context.configuration.keys.intakePublicKeyFile), publisher: publisher, receipts: receipts,
          patience: try context.configuration.recoveryDelay, logger: context.logger),
      ]
    })
}

extension IMAPServer {
  init(_ settings: IMAPSettings) {
    let security: ConnectionSecurity =
      switch settings.security {
      case .none: .plaintext
      case .startTLS: .startTLS
      case .tls: .tls
      }
    self.init(
      host: settings.host, port: settings.port, security: security,
      credentials: Credentials(user: settings.user, password: settings.password), rootCertificateFile: settings.rootCertificateFile)
  }
}
