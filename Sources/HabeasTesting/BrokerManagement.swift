import Foundation

/// RabbitMQ's management HTTP API, as far as the test kit uses it.
struct BrokerManagement: Sendable {
  private let http: LoopbackHTTP

  init(_ broker: TestServers.Broker) {
    self.http = LoopbackHTTP(port: broker.managementPort, user: broker.user, password: broker.password)
  }

  /// Sends a request and returns the reply's body.
  ///
  /// - Throws: ``BrokerManagementError`` for a status outside 200…299.
  @discardableResult
  func send(_ method: String, _ path: [String], query: String = "", body: [UInt8] = []) async throws -> [UInt8] {
    let place = "/api/" + path.map(Self.escaped).joined(separator: "/") + (query.isEmpty ? "" : "?" + query)
    let response = try await http.send(method, place, body: body)
    guard (200..<300).contains(response.status) else {
      throw BrokerManagementError(
        request: "\(method) \(place)", status: response.status, reason: String(decoding: response.body.prefix(500), as: UTF8.self))
    }
    return response.body
  }

  @discardableResult
  func send(_ method: String, _ path: [String], json: some Encodable) async throws -> [UInt8] {
    try await send(method, path, body: Array(JSONEncoder().encode(json)))
  }

  func get<Value: Decodable>(_ type: Value.Type, _ path: [String], query: String = "") async throws -> Value {
    try JSONDecoder().decode(type, from: Data(try await send("GET", path, query: query)))
  }

  /// A path segment: virtual hosts and queues may have `/` and blanks in their names.
  private static func escaped(_ segment: String) -> String {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    return segment.addingPercentEncoding(withAllowedCharacters: allowed) ?? segment
  }
}
