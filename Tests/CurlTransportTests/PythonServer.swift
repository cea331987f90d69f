import Foundation
import HabeasTesting

/// A small server as a Python program, which says its port in its first line and ends when its input does.
func withPythonServer<R: Sendable>(
  _ program: String, _ arguments: [String] = [], isolation: isolated (any Actor)? = #isolation, _ body: (Int) async throws -> R
) async throws -> R {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: try TestServers.shared.python)
  process.arguments = ["-u", "-c", program] + arguments
  let (input, output) = (Pipe(), Pipe())
  process.standardInput = input
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  // Closing its input ends the program, and so would the end of this process.
  defer {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
  // The program says one short line; this waits for the start of an interpreter.
  let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw CocoaError(.fileReadCorruptFile) }
  return try await body(port)
}

/// Python's own HTTP server.
func withHTTPServer<R: Sendable>(
  isolation: isolated (any Actor)? = #isolation, _ body: (Int) async throws -> R
) async throws -> R {
  try await withPythonServer(httpProgram, [], body)
}

private let httpProgram = """
  import http.server, os, sys, threading

  class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = "HTTP/1.1"

      def answer(self, status, body=b"", headers=()):
          self.send_response(status)
          for name, value in headers:
              self.send_header(name, value)
          self.send_header("Content-Length", str(len(body)))
          self.end_headers()
          if self.command != "HEAD":
              self.wfile.write(body)

      def handle_any(self):
          path, _, query = self.path.partition("?")
          body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
          if path == "/echo":
              empty = self.headers.get("X-Empty")
              start = f"{self.command} {self.path} {self.headers.get('Content-Type')} {empty if empty is None else [empty] if empty else '[]'} "
              self.answer(201, start.encode() + body, [("X-Served-By", "habeas test")])
          elif path == "/big":
              self.answer(200, b"x" * 1000000)
          elif path == "/headers":
              self.answer(200, b"", [(f"X-{n}", "y" * 1000) for n in range(90)])
          elif path == "/redirect":
              self.answer(302, b"", [("Location", query)])
          elif path == "/host":
              self.answer(200, self.headers["Host"].encode())
          elif path == "/silence":
              threading.Event().wait(5)
          else:
              self.answer(404)

      do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any

      def log_message(self, *arguments):
          pass

  server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
  threading.Thread(target=server.serve_forever, daemon=True).start()
  print(server.server_address[1], flush=True)
  sys.stdin.read()
  os._exit(0)
  """
