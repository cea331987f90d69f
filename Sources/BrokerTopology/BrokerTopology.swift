/// Exchanges, queues, bindings and users of the broker, from the systems of the data map (design, contracts).
///
/// The broker loads it as a definitions file at start; clients declare nothing. A worker reads its own queue, writes the one exchange that
/// its row in the design names, and configures nothing.
public struct BrokerTopology: Hashable, Sendable {
  /// A queue, where it is bound and who reads it.
  public struct Queue: Hashable, Sendable {
    public let name: String
    public let exchange: String
    public let routingKey: String
    /// The worker that consumes it, which is also its broker user.
    public let reader: String
  }

  public let virtualHost: String
  public let queues: [Queue]

  static let intake = "habeas.intake"
  static let work = "habeas.work"
  static let dead = "habeas.dead"

  /// - Parameters:
  ///   - systems: Keys of the systems to search, each with a queue of its own.
  ///   - fulfilment: Keys of the systems that are changed, each with a queue of its own.
  ///   - virtualHost: Default `habeas`.
  public init(systems: [String], fulfilment: [String] = [], virtualHost: String = "habeas") {
    self.virtualHost = virtualHost
    queues =
      [
        Queue(name: "intake.submissions", exchange: Self.intake, routingKey: "submission", reader: "case-intake"),
        Queue(name: "intake.receipts.email", exchange: Self.work, routingKey: "intake.receipt.email", reader: "email-intake"),
        Queue(name: "intake.receipts.post", exchange: Self.work, routingKey: "intake.receipt.post", reader: "post-intake"),
        Queue(name: "identity.verify", exchange: Self.work, routingKey: "identity.verify", reader: "identity-verification"),
        Queue(name: "processors.notify", exchange: Self.work, routingKey: "processors.notify", reader: "processor-notification"),
        Queue(name: "response.assemble", exchange: Self.work, routingKey: "response.assemble", reader: "response-assembly"),
        Queue(name: "response.dispatch", exchange: Self.work, routingKey: "response.dispatch", reader: "response-dispatch"),
        Queue(name: "dead", exchange: Self.dead, routingKey: "", reader: "timekeeper"),
      ]
      + systems.sorted().map {
        Queue(name: "discovery.search.\($0)", exchange: Self.work, routingKey: "discovery.search.\($0)", reader: "data-discovery")
      }
      + fulfilment.sorted().map {
        Queue(name: "fulfilment.apply.\($0)", exchange: Self.work, routingKey: "fulfilment.apply.\($0)", reader: "data-fulfilment")
      }
  }

  /// The exchange that a user may publish to.
  static let writers: [String: String] = [
    "email-intake": intake, "post-intake": intake, "web-portal": intake, "outbox-relay": work,
  ]

  /// Every broker user: the workers that read a queue or write an exchange. data-fulfilment may have no queue yet.
  public var users: [String] { Set(queues.map(\.reader)).union(Self.writers.keys).union(["data-fulfilment"]).sorted() }

  /// What a user may do, as the broker's patterns.
  public func permissions(of user: String) -> (configure: String, write: String, read: String) {
    let read = queues.filter { $0.reader == user }.map { Self.escaped($0.name) }
    let write = Self.writers[user].map { "^\(Self.escaped($0))$" } ?? "^$"
    return ("^$", write, read.isEmpty ? "^$" : "^(\(read.joined(separator: "|")))$")
  }

  private static func escaped(_ name: String) -> String { name.replacing(".", with: "\\.") }
}
