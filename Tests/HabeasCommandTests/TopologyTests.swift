import BrokerTopology
import Foundation
import HabeasTesting
import Testing

@testable import HabeasCommand

@Suite("habeas topology render", .timeLimit(.minutes(4)))
struct TopologyTests {
  @Test("RabbitMQ takes the file, lets every worker in with its password, and the doctor finds the queues as rendered")
  func accepted() async throws {
    try await TestInstallation.with { installation in
      try makeBrokerSecrets(installation)
      let file = "\(installation.folder)/definitions.json"
      let run = await CommandRun.habeas(
        "topology", "render", "--controller", try TestInstallation.controller, "--secrets", installation.secrets, "--output", file)
      #expect(run.status == 0, "\(run.text)")
      #expect(try installation.mode(of: file) == 0o600)
      for user in Fleet.brokerUsers {
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains(try installation.secret("broker/\(user)")) == false)
      }

      try await withThrowawayServer(.rabbitmq, options: ["--definitions", file]) { server in
        let broker = try server.broker
        try installation.writeConfiguration(amqp: broker.port, rootPublicKey: String(repeating: "ab", count: 32))
        let password = "\(installation.folder)/management-password"
        try broker.password.write(toFile: password, atomically: true, encoding: .utf8)
        let arguments = [
          "doctor", "--config", installation.configuration, "--management", "http://127.0.0.1:\(broker.managementPort)",
          "--management-user", broker.user, "--management-password-file", password,
        ]
        let doctor = await CommandRun.habeas(arguments)
        #expect(doctor.output.contains("ok       broker: lets all \(Fleet.brokerUsers.count) users in"), "\(doctor.text)")
        #expect(
          doctor.output.contains { $0.hasPrefix("ok       queues: ") && $0.hasSuffix(" queues are as the data map calls for") },
          "\(doctor.text)")

        try "another".write(toFile: "\(installation.secrets)/broker/timekeeper", atomically: true, encoding: .utf8)
        let refused = await CommandRun.habeas(arguments)
        #expect(refused.output.filter { $0.hasPrefix("fault    broker logins: timekeeper:") }.count == 1, "\(refused.text)")
      }
    }
  }

  @Test("A missing password is told by its file, and the old definitions stay")
  func missingPassword() async throws {
    try await TestInstallation.with { installation in
      try makeBrokerSecrets(installation)
      try FileManager.default.removeItem(atPath: "\(installation.secrets)/broker/outbox-relay")
      let file = "\(installation.folder)/definitions.json"
      try "old".write(toFile: file, atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas(
        "topology", "render", "--controller", try TestInstallation.controller, "--secrets", installation.secrets, "--output", file)
      #expect(run.status == 1)
      #expect(run.text.contains("secrets/broker/outbox-relay"), "\(run.text)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    }
  }

  @Test("What the broker lacks, has differently and has too much is told apart")
  func differences() throws {
    let rendered = try inventory(of: BrokerTopology(systems: ["crm", "orders"]))
    #expect(rendered.differences(in: rendered).isEmpty)
    let smaller = try inventory(of: BrokerTopology(systems: ["crm"]))
    let missing = rendered.differences(in: smaller)
    #expect(missing.contains("queue discovery.search.orders is missing"))
    #expect(missing.contains { $0.contains("discovery.search.orders is not bound") })
    #expect(smaller.strangers(in: rendered) == ["discovery.search.orders"])
    let text = try definitions(of: BrokerTopology(systems: ["crm", "orders"])).replacing(
      "\"x-delivery-limit\" : 20", with: "\"x-delivery-limit\" : 2")
    let changed = try JSONDecoder().decode(BrokerInventory.self, from: Data(text.utf8))
    #expect(rendered.differences(in: changed).contains("queue identity.verify differs in x-delivery-limit"))
  }

  private func makeBrokerSecrets(_ installation: TestInstallation) throws {
    try FileManager.default.createDirectory(atPath: "\(installation.secrets)/broker", withIntermediateDirectories: true)
    for user in Fleet.brokerUsers { _ = try SecretFile.readOrCreate("\(installation.secrets)/broker/\(user)") }
  }

  private func definitions(of topology: BrokerTopology) throws -> String {
    try topology.definitions(passwords: Dictionary(uniqueKeysWithValues: topology.users.map { ($0, $0) }))
  }

  private func inventory(of topology: BrokerTopology) throws -> BrokerInventory {
    try JSONDecoder().decode(BrokerInventory.self, from: Data(try definitions(of: topology).utf8))
  }
}
