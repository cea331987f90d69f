import Foundation

/// A message as it lies in a queue.
public struct QueuedMessage: Sendable, Decodable {
  public let exchange: String
  public let routingKey: String
  public let isRedelivered: Bool
  public let body: [UInt8]
  public let messageID: String?
  public let type: String?
  public let correlationID: String?
  public let userID: String?
  public let contentType: String?
  /// 2 for a persistent message.
  public let deliveryMode: Int?

  private enum CodingKeys: String, CodingKey {
    case exchange, properties, payload
    case routingKey = "routing_key"
    case redelivered
  }

  private enum PropertyKeys: String, CodingKey {
    case type
    case messageID = "message_id"
    case correlationID = "correlation_id"
    case userID = "user_id"
    case contentType = "content_type"
    case deliveryMode = "delivery_mode"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    exchange = try container.decode(String.self, forKey: .exchange)
    routingKey = try container.decode(String.self, forKey: .routingKey)
    isRedelivered = try container.decode(Bool.self, forKey: .redelivered)
    let payload = try container.decode(String.self, forKey: .payload)
    guard let bytes = Data(base64Encoded: payload) else {
      throw DecodingError.dataCorruptedError(forKey: .payload, in: container, debugDescription: "the payload is not base 64")
    }
    body = Array(bytes)
    // The broker writes a message without properties as an empty array.
    let properties = try? container.nestedContainer(keyedBy: PropertyKeys.self, forKey: .properties)
    type = try properties?.decodeIfPresent(String.self, forKey: .type)
    messageID = try properties?.decodeIfPresent(String.self, forKey: .messageID)
    correlationID = try properties?.decodeIfPresent(String.self, forKey: .correlationID)
    userID = try properties?.decodeIfPresent(String.self, forKey: .userID)
    contentType = try properties?.decodeIfPresent(String.self, forKey: .contentType)
    deliveryMode = try properties?.decodeIfPresent(Int.self, forKey: .deliveryMode)
  }
}
