import BrokerTopology
import Crypto
import Foundation
import Testing

@Suite("The broker's topology", .timeLimit(.minutes(2)))
struct BrokerTopologyTests {
  private let topology = BrokerTopology(systems: ["orders", "crm"], fulfilment: ["crm"])

  private static let writes = [
    "email-intake": "habeas.intake", "post-intake": "habeas.intake", "web-portal": "habeas.intake", "outbox-relay": "habeas.work",
  ]

  @Test("rule 3: what each user of the broker may do, in full")
  func permissions() {
    let table = topology.users.map { user in
      let allowed = topology.permissions(of: user)
      return "\(user) | \(allowed.configure) | \(allowed.write) | \(allowed.read)"
    }
    #expect(
      table == [
        #"case-intake | ^$ | ^$ | ^(intake\.submissions)$"#,
        #"data-discovery | ^$ | ^$ | ^(discovery\.search\.crm|discovery\.search\.orders)$"#,
        #"data-fulfilment | ^$ | ^$ | ^(fulfilment\.apply\.crm)$"#,
        #"email-intake | ^$ | ^habeas\.intake$ | ^(intake\.receipts\.email)$"#,
        #"identity-verification | ^$ | ^$ | ^(identity\.verify)$"#,
        #"outbox-relay | ^$ | ^habeas\.work$ | ^$"#,
        #"post-intake | ^$ | ^habeas\.intake$ | ^(intake\.receipts\.post)$"#,
        #"processor-notification | ^$ | ^$ | ^(processors\.notify)$"#,
        #"response-assembly | ^$ | ^$ | ^(response\.assemble)$"#,
        #"response-dispatch | ^$ | ^$ | ^(response\.dispatch)$"#,
        #"timekeeper | ^$ | ^$ | ^(dead)$"#,
        #"web-portal | ^$ | ^habeas\.intake$ | ^$"#,
      ])
    let stranger = topology.permissions(of: "somebody")
    #expect(stranger == ("^$", "^$", "^$"))
  }

  @Test("rule 3: as regular expressions, the permissions let each user reach its own queues and exchange and nothing else")
  func patterns() throws {
    let places =
      topology.queues.map(\.name) + ["habeas.intake", "habeas.work", "habeas.dead", "", "amq.topic", "deadline", "identityXverify"]
    for user in topology.users {
      let allowed = topology.permissions(of: user)
      for place in places {
        let reads = topology.queues.contains { $0.name == place && $0.reader == user }
        let writes = place == Self.writes[user]
        #expect(try Self.matches(place, allowed.read) == (reads || place.isEmpty && allowed.read == "^$"), "\(user) reads '\(place)'")
        #expect(try Self.matches(place, allowed.write) == (writes || place.isEmpty && allowed.write == "^$"), "\(user) writes '\(place)'")
        #expect(try Self.matches(place, allowed.configure) == place.isEmpty, "\(user) configures '\(place)'")
      }
    }
  }

  @Test("the definitions have the exchanges, and quorum queues whose dead letters cannot get lost")
  func definitions() throws {
    let definitions = try Definitions(topology, passwords: passwords)
    #expect(definitions.vhosts.map(\.name) == ["habeas"])
    #expect(
      definitions.exchanges.map { "\($0.name) \($0.type) \($0.durable) \($0.vhost)" } == [
        "habeas.intake direct true habeas", "habeas.work direct true habeas", "habeas.dead fanout true habeas",
      ])
    #expect(
      definitions.queues.map(\.name).sorted() == [
        "dead", "discovery.search.crm", "discovery.search.orders", "fulfilment.apply.crm", "identity.verify", "intake.receipts.email",
        "intake.receipts.post", "intake.submissions", "processors.notify", "response.assemble", "response.dispatch",
      ])
    for queue in definitions.queues {
      #expect(queue.durable && !queue.autoDelete && queue.vhost == "habeas")
      #expect(queue.arguments.type == "quorum", "\(queue.name)")
      let isDead = queue.name == "dead"
      #expect(queue.arguments.deliveryLimit == (isDead ? nil : 20), "\(queue.name)")
      #expect(queue.arguments.deadLetterExchange == (isDead ? nil : "habeas.dead"), "\(queue.name)")
      #expect(queue.arguments.deadLetterStrategy == (isDead ? nil : "at-least-once"), "\(queue.name)")
      #expect(queue.arguments.overflow == (isDead ? nil : "reject-publish"), "\(queue.name)")
      #expect(queue.arguments.maximumBytes == (queue.name == "intake.submissions" ? 1 << 30 : nil), "\(queue.name)")
    }
  }

  @Test("every queue is bound once, to an exchange that there is")
  func bindings() throws {
    let definitions = try Definitions(topology, passwords: passwords)
    #expect(definitions.bindings.map(\.destination).sorted() == definitions.queues.map(\.name).sorted())
    let exchanges = Set(definitions.exchanges.map(\.name))
    for binding in definitions.bindings {
      #expect(exchanges.contains(binding.source) && binding.destinationType == "queue" && binding.vhost == "habeas")
    }
    let keys = Dictionary(uniqueKeysWithValues: definitions.bindings.map { ($0.destination, "\($0.source) \($0.routingKey)") })
    #expect(keys["intake.submissions"] == "habeas.intake submission")
    #expect(keys["intake.receipts.email"] == "habeas.work intake.receipt.email")
    #expect(keys["discovery.search.crm"] == "habeas.work discovery.search.crm")
    #expect(keys["dead"] == "habeas.dead ")
  }

  @Test("users have salted hashes in the broker's form and no tags; the passwords are not in the file")
  func users() throws {
    let text = try topology.definitions(passwords: passwords)
    for password in passwords.values { #expect(!text.contains(password)) }
    let definitions = try Definitions(topology, passwords: passwords)
    #expect(definitions.users.map(\.name) == topology.users)
    #expect(Set(definitions.users.map { $0.passwordHash.prefix(6) }).count == definitions.users.count, "each has its own salt")
    for user in definitions.users {
      #expect(user.tags == "" && user.hashingAlgorithm == "rabbit_password_hashing_sha256")
      let bytes = try #require(Data(base64Encoded: user.passwordHash))
      let password = try #require(passwords[user.name])
      #expect(bytes.count == 36)
      #expect(bytes.dropFirst(4).elementsEqual(SHA256.hash(data: bytes.prefix(4) + Data(password.utf8))), "\(user.name)")
    }
    #expect(definitions.permissions.map(\.user) == topology.users)
    #expect(definitions.permissions.allSatisfy { $0.configure == "^$" && $0.vhost == "habeas" })
  }

  @Test("a user without a password is named, and what to do")
  func missingPassword() {
    for passwords in [passwords.filter { $0.key != "timekeeper" }, passwords.merging(["timekeeper": ""]) { $1 }] {
      #expect { try topology.definitions(passwords: passwords) } throws: {
        ($0 as? TopologyError)?.user == "timekeeper" && "\($0)".contains("habeas provision")
      }
    }
  }

  @Test("the order of the systems changes nothing; another virtual host is used throughout")
  func stability() throws {
    #expect(BrokerTopology(systems: ["crm", "orders"], fulfilment: ["crm"]) == topology)
    let other = try Definitions(BrokerTopology(systems: [], virtualHost: "small"), passwords: passwords)
    #expect(other.vhosts.map(\.name) == ["small"])
    #expect(!other.users.map(\.name).contains("data-discovery"), "nobody reads a queue that is not there")
    let places = other.queues.map(\.vhost) + other.exchanges.map(\.vhost) + other.bindings.map(\.vhost) + other.permissions.map(\.vhost)
    #expect(Set(places) == ["small"])
  }

  private var passwords: [String: String] {
    Dictionary(uniqueKeysWithValues: topology.users.map { ($0, "secret of \($0)") })
  }

  private static func matches(_ text: String, _ pattern: String) throws -> Bool {
    try Regex(pattern).firstMatch(in: text) != nil
  }
}
