import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// Answers `/healthz` (the process lives), `/readyz` (every check passes; else 503 and which fail) and `/metrics` (Prometheus text).
///
/// It has no authentication and shows no personal data; it listens on loopback unless `health.host` says otherwise.
public struct HealthServer: Service {
  private let settings: HealthSettings
  private let readiness: Readiness
  private let metrics: PrometheusRegistry
  private let logger: Logger
  private let onListening: @Sendable (Int) async -> Void

  /// - Parameter onListening: Told the port once connections are taken.
  public init(
    settings: HealthSettings, readiness: Readiness, metrics: PrometheusRegistry, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.settings = settings
    self.readiness = readiness
    self.metrics = metrics
    self.logger = logger
    self.onListening = onListening
  }

  /// Serves until graceful shutdown. - Throws: ``HealthServerError`` where it cannot listen.
  public func run() async throws {
    let router = Router()
    router.get("/healthz") { _, _ in Self.response(.ok, "text/plain; charset=utf-8", "ok\n") }
    router.get("/readyz") { [readiness] _, _ in Self.readiness(await readiness.reports()) }
    router.get("/metrics") { [metrics] _, _ in Self.response(.ok, "text/plain; version=0.0.4; charset=utf-8", metrics.text) }
    // Requests are not logged: the library's own lines would say nothing that the metrics do not.
    var quiet = logger
    quiet.logLevel = .critical
    let listening: @Sendable (any Channel) async -> Void = { [logger, settings, onListening] channel in
      let port = channel.localAddress?.port ?? settings.port
      logger.info("health.listening", metadata: ["address": "\(settings.host)", "port": "\(port)"])
      await onListening(port)
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: listening, logger: quiet)
    do {
      try await application.run()
    } catch let error as IOError {
      throw HealthServerError(settings: settings, reason: Self.words(for: error.errnoCode))
    } catch  where error is SocketAddressError || error is SocketAddressError.UnknownHost {
      throw HealthServerError(settings: settings, reason: "no such address")
    }
  }

  private static func readiness(_ reports: [Readiness.Report]) -> Response {
    var isReady = true
    let checks = reports.map { report in
      var line = JSONLine()
      line.add("check", report.check)
      switch report.standing {
      case .ready: line.add("ready", true)
      case .failing(let reason):
        isReady = false
        line.add("ready", false)
        line.add("reason", reason)
      }
      return line
    }
    var body = JSONLine()
    body.add("ready", isReady)
    body.add("checks", checks)
    return response(isReady ? .ok : .serviceUnavailable, "application/json", body.text + "\n")
  }

  private static func response(_ status: HTTPResponse.Status, _ type: String, _ body: String) -> Response {
    Response(status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: .init(byteBuffer: ByteBuffer(string: body)))
  }
}
