import Foundation
import HabeasTesting
import PostgresClient
import Testing

@Suite("TLS", .timeLimit(.minutes(1)))
struct TLSTests {
  @Test("Large results and parameters pass through TLS; a server whose certificate leads elsewhere is refused")
  func tls() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await withOwnDatabase(on: server.postgres) { client, configuration in
        let certificate = FileManager.default.temporaryDirectory.appendingPathComponent("habeas-\(UUID().uuidString).pem")
        defer { try? FileManager.default.removeItem(at: certificate) }
        try await Self.turnOn(client).write(to: certificate, atomically: true, encoding: .utf8)
        var secure = configuration
        secure.host = "localhost"
        secure.tls = .verifyFull(rootCertificate: certificate.path)
        try await eventually("TLS at the server") {
          try await client.query("SELECT current_setting('ssl') AS ssl")[0].bool(of: "ssl")
        }
        try await withClosing(PostgresClient(configuration: secure, maximumConnections: 2)) { client in
          let isEncrypted = try await client.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0].bool("ssl")
          #expect(isEncrypted)
          for size in [0, 1, 8_191, 8_192, 16_383, 16_384, 16_385, 100_000, 3_000_000] {
            let bytes = [UInt8](repeating: 7, count: size)
            let echo = try await client.query("SELECT $1::bytea AS b", [.bytes(bytes)], deadline: .seconds(20))[0].bytes("b")
            #expect(echo == bytes)
          }
        }
        // The certificate is for the name alone.
        secure.host = "127.0.0.1"
        secure.connectTimeout = .milliseconds(300)
        try await withClosing(PostgresClient(configuration: secure)) { client in
          let error = await postgresError { try await client.query("SELECT 1") }
          #expect(error?.code == .connection)
          #expect(error?.message.contains("certificate") == true)
        }
      }
    }
  }

  /// Has the server make itself a certificate, which it returns.
  private static func turnOn(_ client: PostgresClient) async throws -> String {
    let command = """
      openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -days 2 -subj /CN=localhost \
      -addext subjectAltName=DNS:localhost && chmod 600 server.key
      """
    try await client.query("COPY (SELECT 1) TO PROGRAM '\(command)'")
    try await client.query("ALTER SYSTEM SET ssl = on")
    try await client.query("SELECT pg_reload_conf()")
    return try await client.query("SELECT pg_read_file('server.crt') AS pem")[0].string("pem")
  }
}

extension PostgresRow {
  /// A setting of the server: `on` or `off`.
  fileprivate func bool(of column: String) throws -> Bool {
    try string(column) == "on"
  }
}
