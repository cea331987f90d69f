/// Names one delivery: delivery tags are only unique within one channel, which is one generation of a consumer.
struct DeliveryToken: Hashable, Sendable {
  let generation: UInt64
  let tag: UInt64
}
