import BrokerTopology
import Foundation

/// A definitions file, as the broker's own import reads it.
struct Definitions: Decodable {
  struct Host: Decodable { let name: String }
  struct User: Decodable {
    let name: String
    let passwordHash: String
    let hashingAlgorithm: String
    let tags: String
  }
  struct Permission: Decodable {
    let user: String
    let vhost: String
    let configure: String
    let write: String
    let read: String
  }
  struct Exchange: Decodable {
    let name: String
    let vhost: String
    let type: String
    let durable: Bool
  }
  struct Queue: Decodable {
    struct Arguments: Decodable {
      let type: String
      let deliveryLimit: Int?
      let deadLetterExchange: String?
      let deadLetterStrategy: String?
      let overflow: String?
      let maximumBytes: Int?

      private enum CodingKeys: String, CodingKey {
        case type = "x-queue-type"
        case deliveryLimit = "x-delivery-limit"
        case deadLetterExchange = "x-dead-letter-exchange"
        case deadLetterStrategy = "x-dead-letter-strategy"
        case overflow = "x-overflow"
        case maximumBytes = "x-max-length-bytes"
      }
    }
    let name: String
    let vhost: String
    let durable: Bool
    let autoDelete: Bool
    let arguments: Arguments
  }
  struct Binding: Decodable {
    let source: String
    let vhost: String
    let destination: String
    let destinationType: String
    let routingKey: String
  }

  let vhosts: [Host]
  let users: [User]
  let permissions: [Permission]
  let exchanges: [Exchange]
  let queues: [Queue]
  let bindings: [Binding]

  init(_ topology: BrokerTopology, passwords: [String: String]) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Definitions.self, from: Data(try topology.definitions(passwords: passwords).utf8))
  }
}
