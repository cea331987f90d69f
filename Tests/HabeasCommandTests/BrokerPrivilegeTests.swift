import Foundation
import HabeasTesting
import Testing

@testable import HabeasCommand

@Suite("Privileges at the broker", .timeLimit(.minutes(4)))
struct BrokerPrivilegeTests {
  /// Who reads a queue, written down a second time; a queue that is not here fails the test: somebody has to decide.
  private static func reader(of queue: String) -> String? {
    if queue.hasPrefix("discovery.search.") { return "data-discovery" }
    if queue.hasPrefix("fulfilment.apply.") { return "data-fulfilment" }
    return [
      "intake.submissions": "case-intake", "intake.receipts.email": "email-intake", "intake.receipts.post": "post-intake",
      "identity.verify": "identity-verification", "processors.notify": "processor-notification", "response.assemble": "response-assembly",
      "response.dispatch": "response-dispatch", "dead": "timekeeper",
    ][queue]
  }

  /// Who publishes where; nobody to the exchange of dead letters, which the broker feeds itself, and nobody past the exchanges.
  private static let writers: [String: Set<String>] = [
    "habeas.intake": ["email-intake", "post-intake", "web-portal"], "habeas.work": ["outbox-relay"], "habeas.dead": [], "": [],
    "amq.direct": [], "amq.topic": [], "amq.fanout": [],
  ]

  @Test("rule 3: every login tries every queue and exchange of the rendered broker: exactly the allowed pass")
  func everyLogin() async throws {
    try await TestInstallation.with { installation in
      let file = "\(installation.folder)/definitions.json"
      try FileManager.default.createDirectory(atPath: "\(installation.secrets)/broker", withIntermediateDirectories: true)
      for user in Fleet.brokerUsers { _ = try SecretFile.readOrCreate("\(installation.secrets)/broker/\(user)") }
      let run = await CommandRun.habeas(
        "topology", "render", "--controller", try TestInstallation.controller, "--secrets", installation.secrets, "--output", file)
      #expect(run.status == 0, "\(run.text)")
      let queues = try JSONDecoder().decode(Definitions.self, from: Data(contentsOf: URL(fileURLWithPath: file))).queues.map(\.name)
      #expect(queues.count >= 10)

      try await withThrowawayServer(.rabbitmq, options: ["--definitions", file]) { server in
        let port = try server.broker.port
        for user in Fleet.brokerUsers {
          let login = BrokerLogin(port: port, user: user, password: try installation.secret("broker/\(user)"))
          for queue in queues {
            let reader = try #require(Self.reader(of: queue), "\(queue) is not in the table of this test")
            #expect(try login.reads(queue) == (reader == user), "\(user) reads \(queue)")
            #expect(try !login.deletes(queue: queue), "\(user) deletes \(queue)")
            #expect(try !login.binds(queue, to: "habeas.work"), "\(user) binds \(queue)")
          }
          for (exchange, writers) in Self.writers {
            #expect(try login.publishes(to: exchange) == writers.contains(user), "\(user) publishes to '\(exchange)'")
            if exchange.hasPrefix("habeas.") { #expect(try !login.deletes(exchange: exchange), "\(user) deletes \(exchange)") }
          }
          #expect(try !login.declares(queue: "mine"), "\(user) makes a queue")
          #expect(try !login.declares(exchange: "mine"), "\(user) makes an exchange")
        }
        let stranger = BrokerLogin(port: port, user: "somebody", password: "guess")
        #expect(throws: BrokerLogin.Refused.self) { try stranger.reads("dead") }
      }
    }
  }

  private struct Definitions: Decodable {
    struct Queue: Decodable { let name: String }
    let queues: [Queue]
  }
}
