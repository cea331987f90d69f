/// A message as a queue delivered it.
public struct AMQPDelivery: Sendable, Hashable {
  /// The message; `exchange` and `routingKey` are those that it was published with.
  public let message: AMQPMessage

  /// Whether the queue may have delivered it before, to this consumer or another.
  public let redelivered: Bool

  /// How often a quorum queue has delivered it before (`x-delivery-count`); 0 the first time and in other queues.
  public let deliveryCount: Int

  /// The queue that it came from.
  public let queue: String

  /// The subscription that it came through; new with every subscription.
  public let consumerTag: String

  /// Makes a delivery, for tests of handlers.
  public init(message: AMQPMessage, redelivered: Bool = false, deliveryCount: Int = 0, queue: String, consumerTag: String = "") {
    self.message = message
    self.redelivered = redelivered
    self.deliveryCount = deliveryCount
    self.queue = queue
    self.consumerTag = consumerTag
  }
}
