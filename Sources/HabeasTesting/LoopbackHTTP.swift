import Foundation

/// The least HTTP that a management API on this machine needs: one request, one connection, no redirects.
struct LoopbackHTTP: Sendable {
  struct Response: Sendable {
    let status: Int
    let body: [UInt8]
  }

  let port: Int
  let user: String
  let password: String

  /// Sends a request; HTTP/1.0, so that the reply comes unchunked and ends with the connection.
  func send(_ method: String, _ path: String, body: [UInt8] = []) async throws -> Response {
    let credentials = Data("\(user):\(password)".utf8).base64EncodedString()
    let head = """
      \(method) \(path) HTTP/1.0\r
      host: 127.0.0.1:\(port)\r
      authorization: Basic \(credentials)\r
      content-type: application/json\r
      content-length: \(body.count)\r
      \r

      """
    let port = port
    return try await onBlockingThread {
      var connection = try LoopbackConnection(port: port)
      try connection.write(Array(head.utf8) + body)
      let statusLine = try connection.readLine() ?? ""
      let words = statusLine.split(separator: " ")
      guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
        throw LoopbackError.unexpected(reply: statusLine, expected: "an HTTP status line")
      }
      while let line = try connection.readLine(), !line.isEmpty {}
      return Response(status: status, body: try connection.readAll())
    }
  }
}
