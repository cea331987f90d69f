public import struct Foundation.Date

/// A message: where it goes (or came from), its properties and its body.
///
/// Names, identifiers and the other short texts may have 255 bytes of UTF-8 at most; the header table must fit into one
/// frame. A publisher answers ``PublishOutcome/notSent(reason:)`` for a message that breaks these limits.
public struct AMQPMessage: Sendable, Hashable {
  /// The exchange; empty for the default exchange.
  public var exchange: String
  public var routingKey: String
  public var messageID: String?
  /// The application's name for the kind of message.
  public var type: String?
  public var correlationID: String?
  public var replyTo: String?
  /// The login that publishes. The broker closes the channel when it is not the publisher's own.
  public var userID: String?
  public var applicationID: String?
  public var contentType: String?
  public var contentEncoding: String?
  /// In whole seconds, as the protocol has it.
  public var timestamp: Date?
  /// How long the message may wait in a queue, in whole milliseconds.
  public var expiration: Duration?
  /// 0 to 9 as a rule; quorum queues ignore it before RabbitMQ 4.
  public var priority: UInt8?
  public var headers: [String: AMQPField]
  public var body: [UInt8]
  /// Whether the broker writes the message to disk in a durable queue. A quorum queue always does.
  public var isPersistent: Bool

  public init(
    exchange: String, routingKey: String, messageID: String? = nil, type: String? = nil, correlationID: String? = nil,
    replyTo: String? = nil, userID: String? = nil, applicationID: String? = nil, contentType: String? = nil,
    contentEncoding: String? = nil, timestamp: Date? = nil, expiration: Duration? = nil, priority: UInt8? = nil,
    headers: [String: AMQPField] = [:], body: [UInt8], isPersistent: Bool = true
  ) {
    self.exchange = exchange
    self.routingKey = routingKey
    self.messageID = messageID
    self.type = type
    self.correlationID = correlationID
    self.replyTo = replyTo
    self.userID = userID
    self.applicationID = applicationID
    self.contentType = contentType
    self.contentEncoding = contentEncoding
    self.timestamp = timestamp
    self.expiration = expiration
    self.priority = priority
    self.headers = headers
    self.body = body
    self.isPersistent = isPersistent
  }
}
