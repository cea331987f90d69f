import AMQPClient
import Logging
import NIOConcurrencyHelpers
import NIOCore
import ServiceLifecycle
import Testing

@testable import WorkerRuntime

@Suite("The broker of a worker", .timeLimit(.minutes(1)))
struct BrokerTests {
  private let settings = BrokerSettings(
    host: "broker.example", port: 5671, virtualHost: "habeas", user: "case-intake", password: "secret",
    tls: .verifyFull(rootCertificateFile: "/ca.pem"))

  @Test("Settings become the client's configuration")
  func configuration() {
    let configuration = settings.amqp(connectionName: "case-intake consumer", drain: .seconds(7))
    #expect(configuration.host == "broker.example" && configuration.port == 5671 && configuration.user == "case-intake")
    #expect(configuration.tls?.certificateAuthorityFile == "/ca.pem" && configuration.drainTimeout == .seconds(7))
  }

  @Test("A connection that is away or blocked fails its check, and is written once when that changes")
  func watch() async {
    let lines = LogLines()
    let log = JSONLog(write: { lines.add($0) })
    let status = NIOLockedValueBox(ConnectionStatus.connecting)
    let watch = ConnectionWatch(
      logger: Logger(label: "case-intake") { log.handler(label: $0) }, status: { status.withLockedValue { $0 } }, lastFailure: { nil })
    #expect(await watch.standing() == .failing(reason: "not connected yet"))
    let watching = Task { await watch.run() }
    await lines.first("broker.away")
    status.withLockedValue { $0 = .ready }
    await lines.first("broker.ready")
    #expect(await watch.standing() == .ready)
    status.withLockedValue { $0 = .blocked(reason: "low on disk") }
    #expect(await watch.standing() == .failing(reason: "blocked by the broker: low on disk"))
    watching.cancel()
    await watching.value
  }

  @Test("A publisher whose broker is away is a failing check, and shutdown ends it")
  func publisherAway() async throws {
    let reserved = try await Fixture.listen()
    let port = try #require(reserved.localAddress?.port)
    try await reserved.close()
    try await Fixture.withConfiguration("") { configuration, _ in
      let lines = LogLines()
      let log = JSONLog(write: { lines.add($0) })
      let readiness = Readiness()
      let context = WorkerContext(
        worker: "outbox-relay", configuration: configuration, readiness: readiness, metrics: PrometheusRegistry(),
        logger: Logger(label: "outbox-relay") { log.handler(label: $0) })
      let publisher = AMQPPublisher(configuration: AMQPConfiguration(host: "127.0.0.1", port: port, user: "outbox-relay", password: "x"))
      let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
          services: [context.service(publisher)], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        await lines.first("broker.away")
        let reports = await readiness.reports()
        #expect(reports.count == 1 && reports[0].check == "publisher" && reports[0].standing != .ready)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
      }
      #expect(lines.all.allSatisfy { !$0.contains("withheld") }, "\(lines.all)")
    }
  }
}
