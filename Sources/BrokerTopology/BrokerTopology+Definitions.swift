import Crypto
import Foundation

extension BrokerTopology {
  /// The definitions file for `load_definitions`, as JSON with sorted keys.
  ///
  /// - Parameter passwords: A password for each of `users`. Only salted hashes get into the file; it is a secret all the same.
  /// - Throws: `TopologyError` when a user has no password.
  public func definitions(passwords: [String: String]) throws -> String {
    var users: [[String: Any]] = []
    for user in self.users {
      guard let password = passwords[user], !password.isEmpty else { throw TopologyError(user: user) }
      users.append([
        "name": user, "password_hash": Self.hash(password), "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": "",
      ])
    }
    let document: [String: Any] = [
      "vhosts": [["name": virtualHost]],
      "users": users,
      "permissions": self.users.map { user in
        let allowed = permissions(of: user)
        return ["user": user, "vhost": virtualHost, "configure": allowed.configure, "write": allowed.write, "read": allowed.read]
      },
      "exchanges": [(Self.intake, "direct"), (Self.work, "direct"), (Self.dead, "fanout")].map { name, type in
        ["name": name, "vhost": virtualHost, "type": type, "durable": true, "auto_delete": false, "internal": false, "arguments": [:]]
          as [String: Any]
      },
      "queues": queues.map { queue in
        ["name": queue.name, "vhost": virtualHost, "durable": true, "auto_delete": false, "arguments": Self.arguments(of: queue)]
          as [String: Any]
      },
      "bindings": queues.map { queue in
        [
          "source": queue.exchange, "vhost": virtualHost, "destination": queue.name, "destination_type": "queue",
          "routing_key": queue.routingKey, "arguments": [:],
        ] as [String: Any]
      },
    ]
    let data = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Quorum queues as the broker's facts demand: a delivery limit well above what crashes cause, and dead letters that cannot get lost,
  /// which needs `reject-publish`.
  private static func arguments(of queue: Queue) -> [String: Any] {
    var arguments: [String: Any] = ["x-queue-type": "quorum"]
    guard queue.exchange != dead else { return arguments }
    arguments["x-delivery-limit"] = 20
    arguments["x-dead-letter-exchange"] = dead
    arguments["x-dead-letter-strategy"] = "at-least-once"
    arguments["x-overflow"] = "reject-publish"
    if queue.exchange == intake { arguments["x-max-length-bytes"] = 1 << 30 }
    return arguments
  }

  /// RabbitMQ's form: base64 of four salt bytes and SHA-256 over salt and password.
  private static func hash(_ password: String) -> String {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<4).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let digest = SHA256.hash(data: Data(salt + Array(password.utf8)))
    return Data(salt + Array(digest)).base64EncodedString()
  }
}

/// A broker user without a password.
public struct TopologyError: Error, Hashable, Sendable, CustomStringConvertible {
  public let user: String
  public var description: String {
    "there is no password for the broker user '\(user)'; `habeas provision` makes one file a user in the secrets folder"
  }
}
