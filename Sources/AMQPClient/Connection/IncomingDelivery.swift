/// A delivery with its channel's delivery tag, before its queue is known.
struct IncomingDelivery {
  let tag: UInt64
  let consumerTag: String
  let redelivered: Bool
  let message: AMQPMessage
}
