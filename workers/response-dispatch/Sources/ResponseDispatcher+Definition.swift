import CaseStore
import CaseWorker
import ControllerProfile
import CurlTransport
import Intake
import PostgresClient
import ResponseBundle
import Sealing
public import WorkerRuntime

extension ResponseDispatcher {
  /// The worker `response-dispatch`.
  public static let definition: WorkerDefinition = .steps(
    name: "response-dispatch", queues: { _ in ["response.dispatch"] },
    handler: { context, store in
      let profile = try context.profile()
      let settings = try context.configuration.smtp
      let threads = ThreadToken(try KeyedDigest(keyFile: try context.configuration.keys.threadTokenKeyFile))
      let mailbox = profile.mail.intakeAddress
      let demonstration = try context.configuration.allowsDemonstration
      return ResponseDispatcher(
        store: store, profile: profile, lettersDirectory: try context.lettersDirectory(),
        authority: Authority(
          authorities: store.authorities, root: try VerificationKey(hex: try context.configuration.keys.rootPublicKey),
          allowsDemonstration: demonstration),
        letterhead: Letterhead(profile: profile) { threads.replyAddress(for: $0, mailbox: mailbox) },
        courier: Courier(transport: CurlTransport(), server: SMTPServer(settings), store: store),
        post: try context.configuration.printSpoolDirectory.map { directory in
          ResponseDispatcher.Post(
            typesetter: TypstTypesetter(configuration: TypstConfiguration(python: try context.configuration.python)),
            courier: PostalCourier(spool: PrintSpool(directory: directory), store: store))
        },
        portal: try context.configuration.optionalPortalBaseURL.map { PortalOffer(baseURL: $0, store: store) },
        demonstration: demonstration)
    })
}

extension SMTPServer {
  init(_ settings: SMTPSettings) {
    let security: ConnectionSecurity =
      switch settings.security {
      case .none: .plaintext
      case .startTLS: .startTLS
      case .tls: .tls
      }
    let credentials: Credentials? =
      if let user = settings.user, let password = settings.password { Credentials(user: user, password: password) } else { nil }
    self.init(
      host: settings.host, port: settings.port, security: security, credentials: credentials,
      rootCertificateFile: settings.rootCertificateFile)
  }
}
