/// What the broker sent on a connection, copied out of the library's memory.
enum BrokerEvent {
  case confirmed(tag: UInt64, multiple: Bool, isPositive: Bool)
  /// An unroutable message came back; the tag is that of its publish.
  case returned(tag: UInt64?, code: Int, text: String)
  case delivered(IncomingDelivery)
  /// The broker ended a subscription.
  case consumerCancelled(consumerTag: String)
  case blocked(reason: String)
  case unblocked
}
