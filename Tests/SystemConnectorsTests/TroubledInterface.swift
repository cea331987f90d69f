import CurlTransport
import DataMap
import Foundation
import HabeasTesting
import SystemConnectors

/// An HTTP interface that misbehaves in as many ways as it has paths, and a data map that leads to one of them.
struct TroubledInterface {
  let port: Int

  static func with<R: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TroubledInterface) async throws -> R
  ) async throws -> R {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try TestServers.require().python)
    process.arguments = ["-u", "-c", program]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.runUnblocked()
    // Closing its input ends the program, and so would the end of this process.
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw CocoaError(.fileReadCorruptFile) }
    return try await body(TroubledInterface(port: port))
  }

  /// Searches one collection at a path, which may have `{value}` in it.
  func search(
    _ path: String, pages: String = "", rows: String = "items", notFound: String = "fault", auth: String = "bearer",
    value: String = "ann@a.example", token: String? = "good", limits: SearchLimits = SearchLimits()
  ) async throws -> SystemConnectors.SearchOutcome {
    let query = path.contains("{value}") ? "" : ", query: { email: \"{value}\" }"
    let systems = """
      systems:
        - key: api
          name: Interface
          owner: Nobody
          controller: { role: own, name: Example Controller }
          connector:
            kind: http
            connection: api
            auth: \(auth)
            endpoints:
              - collection: api.people
                lookups: [{ field: email, path: "\(path)"\(query), not_found: \(notFound) }]
      \(rows.isEmpty ? "" : "          rows: \(rows)")
      \(pages.isEmpty ? "" : "          pages: \(pages)")
          datasets: [api]
          purposes: [contract]
          retention: None
      """
    let dataset = """
      dataset:
        - fides_key: api
          collections:
            - name: people
              fields:
                - { name: email, fides_meta: { identity: email } }
                - { name: n, fides_meta: { data_type: integer } }
                - { name: raw }
                - { name: password, data_categories: [user.authorization.password] }
      """
    let map = try DataMap.make(of: ["systems.yaml": systems, "api.yml": dataset])
    guard let system = map.systems.first, let connection = HTTPConnection(url: "http://127.0.0.1:\(port)", token: token),
      let connector = try system.connector(in: map, connections: ["api": .http(connection)], transport: CurlTransport(), limits: limits)
    else { throw CocoaError(.featureUnsupported) }
    let identities: [IdentityKind: [String]] = [.email: [value]]
    return try await connector.search(try SearchPlan.plan(for: system, in: map, identities: identities), identities: identities)
  }

  private static let program = """
    import http.server, json, os, sys, threading, urllib.parse

    tried = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self, status, content=None, headers=()):
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            address = urllib.parse.urlsplit(self.path)
            query = dict(urllib.parse.parse_qsl(address.query))
            email, page = query.get("email"), int(query.get("page", "1"))
            row = {"email": email, "n": page, "password": "canary-secret", "undeclared": 1}
            place = address.path.split("/")[1]
            if place == "people":
                self.answer(200, {"items": [row]})
            elif place == "token":
                good = self.headers.get("Authorization") == "Bearer good" or self.headers.get("X-Api-Key") == "good"
                self.answer(200 if good else 401, {"items": [row]})
            elif place == "foreign":
                self.answer(200, {"items": [row, {"email": "bob@b.example", "n": 2}]})
            elif place == "unnamed":
                self.answer(200, {"items": [{"n": 1}]})
            elif place == "big":
                self.answer(200, b"[" + b" " * (9 << 20) + b"]")
            elif place == "slow":
                threading.Event().wait(20)
            elif place == "elsewhere":
                self.answer(302, {}, [("Location", f"http://localhost:{self.server.server_port}/people?email={email}")])
            elif place == "moved":
                self.answer(302, {}, [("Location", f"/people?email={email}")])
            elif place == "text":
                self.answer(200, b"<html>Welcome</html>")
            elif place == "number":
                self.answer(200, {"items": 3})
            elif place == "busy":
                tried[place] = tried.get(place, 0) + 1
                self.answer(200 if tried[place] > 2 else 503, {"items": [row]}, [("Retry-After", "0")])
            elif place == "overloaded":
                self.answer(503, {}, [("Retry-After", "0")])
            elif place == "later":
                self.answer(429, {}, [("Retry-After", "3600")])
            elif place == "status":
                self.answer(int(address.path.split("/")[2]), {})
            elif place == "numbered":
                self.answer(200, {"items": [row] if page <= 3 else []})
            elif place == "cursor":
                at = int(query.get("cursor", "1"))
                self.answer(200, {"items": [{**row, "n": at}], "meta": {"next": at + 1 if at < 3 else None}})
            elif place == "linked":
                next_page = f'</linked?email={urllib.parse.quote(email)}&page={page + 1}>; rel="next", </x>; rel="last"'
                self.answer(200, {"items": [row]}, [("Link", next_page)] if page < 3 else [("Link", '</linked>; rel="first"')])
            elif place == "urls":
                self.answer(200, {"items": [row], "next": f"?email={urllib.parse.quote(email)}&page={page + 1}" if page < 3 else ""})
            elif place == "away":
                self.answer(200, {"items": [row], "next": "http://api.example/people"})
            elif place == "circle":
                self.answer(200, {"items": [row], "next": "again"})
            elif place == "one":
                self.answer(200, {"email": urllib.parse.unquote(address.path.split("/")[2]), "raw": self.path})
            elif place == "below":
                self.answer(200, {"items": [{"n": 7}]})
            else:
                self.answer(404, {})

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)
    """
}
