import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import PostgresClient
import ServiceLifecycle
import WorkerRuntime

/// Serves the portal's pages until shutdown. Requests are not logged: their paths are secrets.
struct PortalServer: Service {
  /// Everything but the form key, which is the database's.
  struct Parts: Sendable {
    let store: PortalStore
    let writer: SubmissionWriter
    let bell: SpoolBell
    let languages: PortalLanguages
    let frame: Page.Frame
    let codeDigits: Int
  }

  private let settings: PortalSettings
  private let parts: Parts
  private let limits: PortalLimits
  private let logger: Logger
  private let report: @Sendable (Readiness.Standing) -> Void
  private let onListening: @Sendable (Int) async -> Void

  init(
    settings: PortalSettings, parts: Parts, limits: PortalLimits = .init(), logger: Logger,
    report: @escaping @Sendable (Readiness.Standing) -> Void = { _ in }, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.settings = settings
    self.parts = parts
    self.limits = limits
    self.logger = logger
    self.report = report
    self.onListening = onListening
  }

  func run() async throws {
    report(.failing(reason: "not listening yet"))
    guard let key = await formKey() else { return }
    let routes = PortalRoutes(
      store: parts.store, seal: FormSeal(key: key), writer: parts.writer, bell: parts.bell, languages: parts.languages, frame: parts.frame,
      baseURL: settings.baseURL, codeDigits: parts.codeDigits, limits: limits, logger: logger)
    var quiet = logger
    quiet.logLevel = .critical
    let application = Application(
      router: router(routes),
      server: .http1(
        configuration: Self.connection),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { [logger, settings, report, onListening] channel in
        let port = channel.localAddress?.port ?? settings.port
        logger.info("portal.listening", metadata: ["address": "\(settings.host)", "port": "\(port)"])
        report(.ready)
        await onListening(port)
      }, logger: quiet)
    do {
      try await application.run()
    } catch let error as IOError {
      throw PortalServerError(settings: settings, reason: String(cString: strerror(error.errnoCode)))
    }
  }

  /// A connection that says nothing for half a minute is closed; headers stay small.
  private static let connection: HTTP1Channel.Configuration = {
    var configuration = HTTP1Channel.Configuration(idleTimeout: .seconds(30))
    configuration.httpDecoder = .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
    return configuration
  }()

  private func router(_ routes: PortalRoutes) -> Router<PortalContext> {
    let router = Router(context: PortalContext.self)
    router.add(middleware: SecurityHeaders(isSecure: settings.isSecure) { routes.problem($0, $1) })
    router.add(
      middleware: RateLimiting(
        pages: RateLimit(each: limits.pages.each, all: limits.pages.all), forms: RateLimit(each: limits.forms.each, all: limits.forms.all),
        clientHeader: settings.clientAddressHeader.flatMap { HeaderName($0) }))
    routes.add(to: router)
    return router
  }

  /// Asks until the database answers or shutdown begins.
  private func formKey() async -> [UInt8]? {
    let candidate = FormSeal.randomBytes(32)
    return await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do throws(PostgresError) {
          return try await parts.store.formKey(candidate: candidate)
        } catch {
          logger.warning("database.away", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
          try? await Task.sleep(for: .seconds(1))
        }
      }
      return nil
    }
  }
}
