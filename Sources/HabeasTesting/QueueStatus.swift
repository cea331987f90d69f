/// What the broker says of a queue.
public struct QueueStatus: Sendable, Decodable {
  public let name: String
  /// `quorum`, `classic` or `stream`.
  public let type: String
  /// Ready and unacknowledged messages together; 0 until the broker counted for the first time.
  public let messages: Int
  public let ready: Int
  public let unacknowledged: Int
  public let consumers: Int

  private enum CodingKeys: String, CodingKey {
    case name, type, messages, consumers
    case ready = "messages_ready"
    case unacknowledged = "messages_unacknowledged"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    type = try container.decodeIfPresent(String.self, forKey: .type) ?? "classic"
    messages = try container.decodeIfPresent(Int.self, forKey: .messages) ?? 0
    ready = try container.decodeIfPresent(Int.self, forKey: .ready) ?? 0
    unacknowledged = try container.decodeIfPresent(Int.self, forKey: .unacknowledged) ?? 0
    consumers = try container.decodeIfPresent(Int.self, forKey: .consumers) ?? 0
  }
}
