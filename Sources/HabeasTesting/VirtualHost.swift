import Foundation

/// A virtual host of a suite's own on a RabbitMQ broker, through the management API.
public struct VirtualHost: Sendable {
  /// Its name, unique to this use.
  public let name: String
  /// The broker; its administrator may do everything in this virtual host.
  public let broker: TestServers.Broker

  private let management: BrokerManagement

  init(name: String, broker: TestServers.Broker) {
    self.name = name
    self.broker = broker
    self.management = BrokerManagement(broker)
  }

  func create() async throws {
    try await management.send("PUT", ["vhosts", name])
    try await permit(user: broker.user, configure: ".*", write: ".*", read: ".*")
  }

  func delete() async throws {
    try await management.send("DELETE", ["vhosts", name])
  }

  /// Makes a broker user with rights in this virtual host, given as regular expressions over resource names.
  ///
  /// Users belong to the whole broker and a message's `user_id` is checked against them, so a suite may need the very name
  /// that another one uses. The password therefore depends on the name alone: making the user again changes nothing.
  ///
  /// - Returns: The password.
  @discardableResult
  public func addUser(_ user: String, configure: String = "^$", write: String = "^$", read: String = "^$") async throws -> String {
    let password = "\(user)-\(broker.password)"
    try await management.send("PUT", ["users", user], json: ["password": password, "tags": ""])
    try await permit(user: user, configure: configure, write: write, read: read)
    return password
  }

  /// Declares exchanges, queues, bindings and policies from a definitions document (JSON) in this virtual host.
  ///
  /// Users, permissions and other virtual hosts in the document do not belong to one virtual host; the broker ignores them
  /// here.
  public func importDefinitions(_ json: [UInt8]) async throws {
    try await management.send("POST", ["definitions", name], body: json)
  }

  /// Every queue with its counts. The broker refreshes them about once a second: ask ``eventually(_:within:every:isolation:_:)``.
  public func queues() async throws -> [QueueStatus] {
    try await management.get([QueueStatus].self, ["queues", name])
  }

  /// One queue with its counts.
  public func queue(_ queue: String) async throws -> QueueStatus {
    try await management.get(QueueStatus.self, ["queues", name, queue])
  }

  /// Publishes a persistent message as the administrator.
  ///
  /// - Parameter properties: AMQP's names: `message_id`, `type`, `correlation_id`, `content_type`.
  /// - Returns: Whether it reached a queue.
  @discardableResult
  public func publish(
    _ body: [UInt8], to exchange: String, routingKey: String, properties: [String: String] = [:]
  ) async throws -> Bool {
    struct Reply: Decodable { let routed: Bool }
    let request = PublishRequest(routingKey: routingKey, properties: properties, body: body)
    let reply = try await management.send("POST", ["exchanges", name, exchange, "publish"], json: request)
    return try JSONDecoder().decode(Reply.self, from: Data(reply)).routed
  }

  /// Looks at the first messages of a queue; they stay in it and come back as redelivered.
  public func peek(_ queue: String, limit: Int = 100) async throws -> [QueuedMessage] {
    try await take(from: queue, limit: limit, mode: "ack_requeue_true")
  }

  /// Takes the first messages out of a queue.
  public func drain(_ queue: String, limit: Int = 100) async throws -> [QueuedMessage] {
    try await take(from: queue, limit: limit, mode: "ack_requeue_false")
  }

  /// Closes every connection of this virtual host from the broker's side.
  ///
  /// - Returns: How many the broker knew; a new connection is listed after about a second.
  @discardableResult
  public func closeConnections(reason: String = "closed by a test") async throws -> Int {
    struct Connection: Decodable { let name: String }
    let connections = try await management.get([Connection].self, ["vhosts", name, "connections"], query: "columns=name")
    for connection in connections {
      do {
        try await management.send("DELETE", ["connections", connection.name])
      } catch let error as BrokerManagementError where error.status == 404 {
        continue  // It went by itself meanwhile.
      }
    }
    return connections.count
  }

  private func permit(user: String, configure: String, write: String, read: String) async throws {
    try await management.send("PUT", ["permissions", name, user], json: ["configure": configure, "write": write, "read": read])
  }

  private func take(from queue: String, limit: Int, mode: String) async throws -> [QueuedMessage] {
    struct Request: Encodable {
      let count: Int
      let ackmode: String
      let encoding = "base64"
    }
    let reply = try await management.send("POST", ["queues", name, queue, "get"], json: Request(count: limit, ackmode: mode))
    return try JSONDecoder().decode([QueuedMessage].self, from: Data(reply))
  }
}
