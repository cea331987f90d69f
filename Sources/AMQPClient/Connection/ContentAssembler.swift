/// Puts a message together from its method, header and body frames, of which a channel carries one at a time.
struct ContentAssembler {
  /// The method frame that announces content.
  enum Method {
    case deliver(tag: UInt64, consumerTag: String, redelivered: Bool)
    case returned(code: Int, text: String)
  }

  private struct Partial {
    let method: Method
    var message: AMQPMessage
    var bodySize: UInt64?
  }

  private var partial: Partial?

  /// The header's field by which a publisher knows its returned messages again.
  static let sequenceHeader = "x-publish-sequence"

  mutating func begin(_ method: Method, exchange: String, routingKey: String) {
    partial = Partial(method: method, message: AMQPMessage(exchange: exchange, routingKey: routingKey, body: []))
  }

  /// The header frame. Returns the event when there is no body.
  mutating func header(bodySize: UInt64, _ fill: (inout AMQPMessage) -> Void) -> BrokerEvent? {
    guard partial != nil else { return nil }
    fill(&partial!.message)
    partial!.bodySize = bodySize
    // A broker's promise of a huge body reserves nothing before the bytes come.
    partial!.message.body.reserveCapacity(Int(min(bodySize, 1 << 20)))
    return finishIfComplete()
  }

  /// A body frame. Returns the event when it was the last.
  mutating func body(_ bytes: UnsafeRawBufferPointer) -> BrokerEvent? {
    guard partial?.bodySize != nil else { return nil }
    partial!.message.body.append(contentsOf: bytes)
    return finishIfComplete()
  }

  private mutating func finishIfComplete() -> BrokerEvent? {
    guard let complete = partial, let size = complete.bodySize, complete.message.body.count >= size else { return nil }
    partial = nil
    var message = complete.message
    let sequence = message.headers.removeValue(forKey: Self.sequenceHeader)?.intValue
    switch complete.method {
    case .deliver(let tag, let consumerTag, let redelivered):
      return .delivered(IncomingDelivery(tag: tag, consumerTag: consumerTag, redelivered: redelivered, message: message))
    case .returned(let code, let text):
      return .returned(tag: sequence.flatMap { UInt64(exactly: $0) }, code: code, text: text)
    }
  }
}
