import CoreMetrics
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import WorkerRuntime

@Suite("Health server", .timeLimit(.minutes(1)))
struct HealthServerTests {
  private let readiness = Readiness(probeDeadline: .milliseconds(50))
  private let metrics = PrometheusRegistry()
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func withServer(_ body: (Int) async throws -> Void) async throws {
    let port = Signal<Int>()
    let server = HealthServer(
      settings: HealthSettings(host: "127.0.0.1", port: 0, key: "health.ports.test"), readiness: readiness, metrics: metrics, logger: logger
    ) { port.send($0) }
    let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await body(port.value())
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test("/healthz answers while the process lives, /metrics shows the registry, the rest is not found")
  func liveness() async throws {
    Counter(label: "habeas_steps_total", dimensions: [("worker", "w"), ("outcome", "done")], factory: metrics).increment()
    try await withServer { port in
      #expect(try await Fixture.get("/healthz", port: port) == (200, "ok\n"))
      let (status, body) = try await Fixture.get("/metrics", port: port)
      #expect(status == 200 && body.contains("habeas_steps_total{outcome=\"done\",worker=\"w\"} 1"))
      #expect(try await Fixture.get("/secrets", port: port).status == 404)
    }
  }

  @Test("/readyz is 503 while a check fails, and says which and why; then 200")
  func readyz() async throws {
    readiness.set("database", .failing(reason: "127.0.0.1:5432/habeas: Connection refused"))
    readiness.set("worker", .ready)
    try await withServer { port in
      let (status, body) = try await Fixture.get("/readyz", port: port)
      #expect(status == 503)
      #expect(
        body == """
          {"ready":false,"checks":[{"check":"database","ready":false,"reason":"127.0.0.1:5432/habeas: Connection refused"},\
          {"check":"worker","ready":true}]}

          """)
      readiness.set("database", .ready)
      #expect(try await Fixture.get("/readyz", port: port).status == 200)
    }
  }

  @Test("A probe is made for each request; one that gives no answer in time fails by itself")
  func probes() async throws {
    let slow = Signal<Void>()
    readiness.probe("broker") { .ready }
    readiness.probe("database") {
      try? await slow.value()
      return .ready
    }
    try await withServer { port in
      let (status, body) = try await Fixture.get("/readyz", port: port)
      #expect(status == 503 && body.contains("{\"check\":\"broker\",\"ready\":true}") && body.contains("no answer within"))
    }
  }

  @Test("A port that is taken is told with address and key")
  func portTaken() async throws {
    let taken = try await Fixture.listen()
    let port = try #require(taken.localAddress?.port)
    let server = HealthServer(
      settings: HealthSettings(host: "127.0.0.1", port: port, key: "health.ports.case-intake"), readiness: readiness, metrics: metrics,
      logger: logger)
    let error = await #expect(throws: HealthServerError.self) { try await server.run() }
    #expect(error?.description.contains("127.0.0.1:\(port): Address already in use") == true, "\(String(describing: error))")
    #expect(error?.description.contains("health.ports.case-intake") == true)
    try await taken.close()
  }

  @Test("An address that is not there is told too")
  func unknownAddress() async throws {
    for host in ["192.0.2.1", "no-such-host.invalid"] {
      let server = HealthServer(
        settings: HealthSettings(host: host, port: 0, key: "health.host"), readiness: readiness, metrics: metrics, logger: logger)
      await #expect(throws: HealthServerError.self) { try await server.run() }
    }
  }
}
