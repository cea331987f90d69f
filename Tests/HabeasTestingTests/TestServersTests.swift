import Testing

@testable import HabeasTesting

@Suite("Test servers from the environment", .timeLimit(.minutes(1)))
struct TestServersTests {
  static let complete = [
    "HABEAS_TEST_ROOT": "/checkout", "HABEAS_TEST_PYTHON": "/venv/bin/python", "HABEAS_TEST_POSTGRES_HOST": "127.0.0.1",
    "HABEAS_TEST_POSTGRES_PORT": "20000", "HABEAS_TEST_POSTGRES_USER": "admin", "HABEAS_TEST_POSTGRES_PASSWORD": "p",
    "HABEAS_TEST_AMQP_HOST": "127.0.0.1", "HABEAS_TEST_AMQP_PORT": "20001", "HABEAS_TEST_AMQP_MANAGEMENT_PORT": "20002",
    "HABEAS_TEST_AMQP_USER": "admin", "HABEAS_TEST_AMQP_PASSWORD": "q", "HABEAS_TEST_IMAP_HOST": "127.0.0.1",
    "HABEAS_TEST_IMAP_PORT": "20003", "HABEAS_TEST_IMAP_LMTP_PORT": "20004", "HABEAS_TEST_IMAP_PASSWORD": "r",
    "HABEAS_TEST_SMTP_HOST": "127.0.0.1", "HABEAS_TEST_SMTP_PORT": "20005", "HABEAS_TEST_SMTP_SINK_DIR": "/sink",
  ]

  @Test("Every variable is read to its place")
  func reads() throws {
    let servers = try TestServers(environment: Self.complete)
    #expect(servers.postgres.port == 20_000)
    #expect(servers.broker.managementPort == 20_002)
    #expect(servers.mailboxes.lmtpPort == 20_004)
    #expect(servers.submission.sinkDirectory == "/sink")
  }

  @Test("A missing variable is named, with the command that sets it", arguments: complete.keys.sorted())
  func missing(variable: String) throws {
    var environment = Self.complete
    environment[variable] = nil
    let error = #expect(throws: TestServersError.missing(variable: variable)) {
      try TestServers(environment: environment)
    }
    #expect(error?.description.contains("./dev test") == true)
  }

  @Test("A port must be a port number", arguments: ["0", "65536", "5432x", "-1"])
  func port(value: String) {
    var environment = Self.complete
    environment["HABEAS_TEST_SMTP_PORT"] = value
    #expect(throws: TestServersError.notAPort(variable: "HABEAS_TEST_SMTP_PORT", value: value)) {
      try TestServers(environment: environment)
    }
  }

  @Test("./dev test gives this very run its servers")
  func required() throws {
    #expect(try TestServers.require().postgres.port > 0)
  }
}
