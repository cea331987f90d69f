import Foundation
import Testing
import WorkerRuntime

@testable import HabeasCommand

@Suite("compose.yaml", .timeLimit(.minutes(1)))
struct ComposeFileTests {
  private let compose: ComposeFile

  init() throws { compose = try ComposeFile() }

  @Test("every folder of workers/ is a service that runs its own program and checks its own port")
  func everyWorker() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: ComposeFile.root.appending(path: "workers").path)
      .filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(Fleet.names))
    for worker in folders {
      let service = try #require(compose.services[worker], "no service \(worker)")
      #expect(service["command"] as? [String] == [worker])
      let build = try #require(service["build"] as? [String: Any])
      #expect(build["args"] as? [String: String] == ["WORKER": worker])
      let check = try #require(service["healthcheck"] as? [String: Any], "\(worker) has no health check")
      let port = try #require(HealthSettings.standardPorts[worker])
      #expect(check["test"] as? [String] == ["CMD", "probe", "http", String(port)])
    }
  }

  @Test("every service runs without root, without writing to its image, without capabilities and within limits")
  func hardened() {
    #expect(compose.services.count >= 15)
    for (name, service) in compose.services {
      #expect(service["user"] as? String == "10001:10001", "\(name)")
      #expect(service["read_only"] as? Bool == true, "\(name)")
      #expect(service["cap_drop"] as? [String] == ["ALL"], "\(name)")
      #expect(service["security_opt"] as? [String] == ["no-new-privileges:true"], "\(name)")
      #expect(service["privileged"] == nil && service["cap_add"] == nil && service["network_mode"] == nil, "\(name)")
      let limits = ((service["deploy"] as? [String: Any])?["resources"] as? [String: Any])?["limits"] as? [String: Any]
      #expect(Set(limits?.keys.map { $0 } ?? []) == ["cpus", "memory", "pids"], "\(name)")
      let passes = service["restart"] as? String == "no"
      #expect(passes || service["healthcheck"] != nil, "\(name) stays and has no health check")
    }
  }

  @Test("only the portal is reached from outside, and from this machine alone unless somebody says otherwise")
  func exposure() {
    for (name, service) in compose.services where name != "web-portal" { #expect(service["ports"] == nil, "\(name)") }
    #expect(compose.services["web-portal"]?["ports"] as? [String] == ["${HABEAS_PORTAL_LISTEN:-127.0.0.1:8080}:8080"])
  }

  @Test("a worker has its own logins and no other's; the tiers that face the world have neither a private key nor the keyring (rule 2)")
  func secrets() throws {
    let holders: [String: Set<String>] = [
      "intake-private.key": ["case-intake"], "case-root.key": ["timekeeper"], "imap": ["email-intake"], "smtp": ["response-dispatch"],
      "thread-token.key": ["case-intake", "response-dispatch"],
      "blind-index.key": ["case-intake", "identity-verification", "data-fulfilment"],
      "intake-public.key": ["email-intake", "post-intake", "web-portal"],
    ]
    for worker in Fleet.names {
      let held = compose.secrets(of: worker)
      #expect(held.isSubset(of: compose.secrets), "\(worker)")
      let own = held.filter { $0.hasPrefix("broker-") || $0.hasPrefix("database-") }
      let isTierWithoutDatabase = !Fleet.databaseWorkers.contains(worker)
      #expect(own == (isTierWithoutDatabase ? ["broker-\(worker)"] : ["broker-\(worker)", "database-\(worker)"]), "\(worker)")
      for secret in held.subtracting(own) {
        let allowed = try #require(holders[secret], "\(secret) of \(worker) is not in the table of this test")
        #expect(allowed.contains(worker), "\(worker) holds \(secret)")
      }
      let readsKeyring = compose.mounts(of: worker).contains("/run/keys/keyring")
      let mayRead = !["email-intake", "post-intake", "web-portal", "timekeeper", "outbox-relay"].contains(worker)
      #expect(readsKeyring == mayRead, "\(worker)")
    }
    for (secret, allowed) in holders {
      for worker in allowed { #expect(compose.secrets(of: worker).contains(secret), "\(worker) lacks \(secret)") }
    }
  }

  @Test("the example of habeas.yaml for containers is one, names each key where compose.yaml puts it, and gives workers time to drain")
  func example() throws {
    var text = try String(contentsOf: ComposeFile.root.appending(path: "containers/habeas.yaml"), encoding: .utf8)
    #expect(text.contains("rootPublicKey:  "))
    text.replace("rootPublicKey:  ", with: "rootPublicKey: \(String(repeating: "0", count: 64))  ")
    let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-compose-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "habeas.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let configuration = try HabeasConfiguration(file: file.path, environment: [:])
    let keys = configuration.keys
    #expect(compose.targets(of: "email-intake").contains(try keys.intakePublicKeyFile))
    for path in try keys.intakePrivateKeyFiles + [keys.blindIndexKeyFile, keys.threadTokenKeyFile] {
      #expect(compose.targets(of: "case-intake").contains(path), "\(path)")
    }
    #expect(compose.targets(of: "timekeeper").contains(try keys.caseRootKeyFile))
    #expect(compose.mounts(of: "case-intake").contains(try keys.keyringDirectory))
    #expect(compose.mounts(of: "response-dispatch").contains(try #require(try configuration.printSpoolDirectory)))
    let grace = try configuration.drainDeadline + .seconds(10)
    for worker in Fleet.names {
      #expect(compose.services[worker]?["stop_grace_period"] as? String == "\(grace.components.seconds)s", "\(worker)")
    }
  }
}
