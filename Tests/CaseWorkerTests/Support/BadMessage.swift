import AMQPClient

/// A change that makes a message one to refuse.
struct BadMessage: Sendable {
  /// The code that it is refused with.
  let reason: String
  let change: @Sendable (inout AMQPMessage) -> Void

  static let all = [
    BadMessage(reason: "wrong-sender") { $0.userID = "data-discovery" },
    BadMessage(reason: "wrong-sender") { $0.userID = nil },
    BadMessage(reason: "malformed") { $0.body = Array("not json".utf8) },
    BadMessage(reason: "malformed") { $0.body = [] },
    BadMessage(reason: "malformed") { $0.body = Array(repeating: 0x20, count: 100_000) },
    BadMessage(reason: "malformed") { $0.messageID = "42" },
    BadMessage(reason: "malformed") { $0.messageID = nil },
    BadMessage(reason: "malformed") { $0.type = "habeas.response.assemble.v1" },
    BadMessage(reason: "unknown-type") { $0.type = "habeas.identity.verify.v2" },
    BadMessage(reason: "missing-type") { $0.type = nil },
  ]
}
