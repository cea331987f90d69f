import CurlTransport
import Foundation
import HabeasTesting
import Testing

@Suite("HTTP with a real server", .timeLimit(.minutes(1)))
struct HTTPTests {
  private let transport = CurlTransport()

  @Test("Method, headers and body arrive; status, headers and body come back", arguments: ["POST", "PUT", "DELETE", "PATCH"])
  func exchange(method: String) async throws {
    try await withHTTPServer { port async throws in
      let response = try await transport.http(
        HTTPRequest(
          method: method, url: "http://127.0.0.1:\(port)/echo?a=b",
          headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")], body: Array("{\"ä\": 1}".utf8),
          schemes: .http))
      #expect(response.status == 201)
      #expect(response.header("x-served-BY") == "habeas test")
      #expect(String(decoding: response.body, as: UTF8.self) == "\(method) /echo?a=b application/json [] {\"ä\": 1}")
    }
  }

  @Test("An empty body and none, and HEAD")
  func emptiness() async throws {
    try await withHTTPServer { port async throws in
      let url = "http://127.0.0.1:\(port)/echo"
      let posted = try await transport.http(HTTPRequest(method: "POST", url: url, body: [], schemes: .http))
      #expect(String(decoding: posted.body, as: UTF8.self) == "POST /echo None None ")
      let got = try await transport.http(HTTPRequest(url: url, schemes: .http))
      #expect(String(decoding: got.body, as: UTF8.self) == "GET /echo None None ")
      let head = try await transport.http(HTTPRequest(method: "HEAD", url: url, schemes: .http))
      #expect(head.status == 201)
      #expect(head.body.isEmpty)
    }
  }

  @Test("A body or header beyond its bound ends the transfer")
  func bounds() async throws {
    try await withHTTPServer { port async throws in
      var request = HTTPRequest(url: "http://127.0.0.1:\(port)/big", schemes: .http, maximumBodyBytes: 1_000_000)
      #expect(try await transport.http(request).body.count == 1_000_000)
      request.maximumBodyBytes = 999_999
      #expect(await code { try await transport.http(request) } == .tooLarge)
      request.url = "http://127.0.0.1:\(port)/headers"
      #expect(await code { try await transport.http(request) } == .tooLarge)
      request.maximumHeaderBytes = 200_000
      #expect(try await transport.http(request).status == 200)
    }
  }

  @Test("Redirects: returned by default, followed within one origin, refused to any other")
  func redirects() async throws {
    try await withHTTPServer { port async throws in
      var request = HTTPRequest(url: "http://127.0.0.1:\(port)/redirect?/echo", schemes: .http)
      #expect(try await transport.http(request).status == 302)
      request.redirects = .sameOrigin(limit: 1)
      #expect(try await transport.http(request).status == 201)
      for place in ["http://localhost:\(port)/echo", "http://127.0.0.1:\(port + 1)/echo", "https://127.0.0.1:\(port)/echo"] {
        request.url = "http://127.0.0.1:\(port)/redirect?\(place)"
        #expect(await code { try await transport.http(request) } == .redirect)
      }
      request.url = "http://127.0.0.1:\(port)/redirect?/redirect?/echo"
      #expect(await code { try await transport.http(request) } == .redirect)
      request.url = "http://127.0.0.1:\(port)/redirect?file:///etc/hostname"
      #expect(await code { try await transport.http(request) } != nil)
    }
  }

  @Test("A server that keeps silent: a timeout, also while another is served")
  func timeout() async throws {
    try await withHTTPServer { port async throws in
      let slow = HTTPRequest(url: "http://127.0.0.1:\(port)/silence", schemes: .http, timeout: .milliseconds(700))
      async let slowCode = code { try await transport.http(slow) }
      #expect(try await transport.http(HTTPRequest(url: "http://127.0.0.1:\(port)/echo", schemes: .http)).status == 201)
      #expect(await slowCode == .timeout)
    }
  }

  @Test("A request can be cancelled")
  func cancellation() async throws {
    let isConnected = Witness<Void>()
    let server = try ScriptedServer { client in
      isConnected.report(())
      _ = client.readToEnd()
    }
    let request = HTTPRequest(url: "http://127.0.0.1:\(server.port)/", schemes: .http)
    let task = Task { await code { try await transport.http(request) } }
    _ = await isConnected.next()
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  @Test("A pinned address is the one connected to, whatever the name")
  func pinnedAddress() async throws {
    try await withHTTPServer { port async throws in
      var request = HTTPRequest(url: "http://processor.example:\(port)/host", schemes: .http, pinnedAddress: "127.0.0.1")
      #expect(String(decoding: try await transport.http(request).body, as: UTF8.self) == "processor.example:\(port)")
      request.pinnedAddress = "127.0.0.1:80,evil"
      #expect(await code { try await transport.http(request) } == .invalidInput)
    }
  }

  @Test(
    "Schemes that were not allowed, logins in the URL and what is no URL are refused",
    arguments: [
      "http://127.0.0.1:1/", "file:///etc/hostname", "gopher://127.0.0.1:1/", "ftp://127.0.0.1:1/", "https://a:b@127.0.0.1:1/", "",
      "https://", "https://host\r\nX: y/", "127.0.0.1:1",
    ])
  func refusedURLs(url: String) async {
    #expect(await code { try await transport.http(HTTPRequest(url: url)) } == .invalidInput)
  }

  @Test("A header that could forge another is refused", arguments: [("X", "a\r\nY: b"), ("X: y\r\nZ", "a"), ("", "a"), ("X", "a\u{0}")])
  func headerInjection(name: String, value: String) async {
    let request = HTTPRequest(url: "http://127.0.0.1:1/", headers: [HTTPHeader(name, value)], schemes: .http)
    #expect(await code { try await transport.http(request) } == .invalidInput)
  }

  @Test("No server: a connection error")
  func noServer() async throws {
    let port = try ScriptedServer { _ in }.port
    #expect(await code { try await transport.http(HTTPRequest(url: "http://127.0.0.1:\(port)/", schemes: .http)) } == .connection)
  }
}
