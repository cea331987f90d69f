import CurlTransport
import Foundation
import Testing

@Suite("SMTP over TLS", .timeLimit(.minutes(1)))
struct TLSTests {
  private let transport = CurlTransport()

  @Test("With STARTTLS or TLS, a login and a trusted certificate the message is taken", arguments: [ConnectionSecurity.startTLS, .tls])
  func trusted(security: ConnectionSecurity) async throws {
    try await withSecureServer(security) { server async throws in
      #expect(try await transport.send(submission, to: server).finalReply.text.contains("taken over TLS from habeas"))
    }
  }

  @Test("An untrusted certificate is refused before the login", arguments: [ConnectionSecurity.startTLS, .tls])
  func untrusted(security: ConnectionSecurity) async throws {
    try await withSecureServer(security) { server async throws in
      var server = server
      server.rootCertificateFile = nil
      let endpoint = server
      #expect(await code { try await transport.send(submission, to: endpoint) } == .tls)
    }
  }

  @Test("A certificate for another name is refused")
  func otherName() async throws {
    try await withSecureServer(.tls) { server async throws in
      var server = server
      server.host = "127.0.0.1"
      let endpoint = server
      #expect(await code { try await transport.send(submission, to: endpoint) } == .tls)
    }
  }

  @Test("A wrong password is an authentication error")
  func wrongPassword() async throws {
    try await withSecureServer(.tls) { server async throws in
      var server = server
      server.credentials = Credentials(user: "habeas", password: "wrong")
      let endpoint = server
      #expect(await code { try await transport.send(submission, to: endpoint) } == .authentication)
    }
  }

  private let submission = SMTPSubmission(
    sender: "dpo@controller.example", recipients: ["a@customer.example"], message: makeMessage(size: 5_000))

  /// aiosmtpd with a certificate for `localhost` that was made for the occasion.
  private func withSecureServer(_ security: ConnectionSecurity, _ body: (SMTPServer) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("habeas-tls-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    openssl.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem",
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    try await withPythonServer(tlsProgram, [folder, security == .tls ? "tls" : "starttls"]) { port in
      try await body(
        SMTPServer(
          host: "localhost", port: port, security: security, credentials: Credentials(user: "habeas", password: "secret"),
          rootCertificateFile: folder + "/certificate.pem"))
    }
  }
}

private let tlsProgram = """
  import asyncio, os, ssl, sys
  from aiosmtpd.smtp import SMTP, AuthResult

  folder, mode = sys.argv[1:]
  context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
  context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")

  class Handler:
      async def handle_DATA(self, server, session, envelope):
          return f"250 taken over TLS from {session.auth_data}"

  def authenticate(server, session, envelope, mechanism, data):
      good = data.login == b"habeas" and data.password == b"secret"
      # "Not handled" makes the server say that the login has failed.
      return AuthResult(success=good, handled=good, auth_data="habeas" if good else None)

  def make():
      secure = {} if mode == "tls" else {"tls_context": context, "require_starttls": True}
      return SMTP(Handler(), authenticator=authenticate, auth_required=True, auth_require_tls=mode != "tls", hostname="localhost", **secure)

  async def serve():
      server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
      print(server.sockets[0].getsockname()[1], flush=True)
      await asyncio.to_thread(sys.stdin.read)
      os._exit(0)

  asyncio.run(serve())
  """
