import ControllerProfile
import Foundation
import HabeasTesting
import Testing
import WorkerRuntime

@testable import HabeasCommand

@Suite("habeas doctor", .timeLimit(.minutes(4)))
struct DoctorTests {
  @Test("On a provisioned server the database and the keys are in order; what is away is told once, with what to do")
  func provisioned() async throws {
    try await TestInstallation.with { installation in
      try await withThrowawayServer(.postgres) { throwaway in
        let server = try throwaway.postgres
        let environment = try installation.administrator(server)
        #expect(await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root").status == 0)
        let provision = await CommandRun.habeas(
          "provision", "--secrets", installation.secrets, "--schemas", try TestInstallation.schemas, environment: environment)
        #expect(provision.status == 0, "\(provision.text)")
        try installation.writeConfiguration(postgres: server.port)

        let empty = try await doctor(installation)
        let told = empty.output.filter { $0.hasPrefix("fault    schema:") }
        #expect(told.count == 2 && told.allSatisfy { $0.hasSuffix("run `habeas migrate`") }, "\(empty.text)")

        #expect(await CommandRun.habeas("migrate", "--schemas", try TestInstallation.schemas, environment: environment).status == 0)
        let migrated = try await doctor(installation)
        #expect(migrated.status == 1)
        for line in [
          "ok       schema: has every table and function of this release",
          "ok       database logins: all \(Fleet.databaseWorkers.count) workers are let in as themselves",
          "ok       letters: complete in en", "ok       root key: key ",
        ] {
          #expect(migrated.output.contains { $0.hasPrefix(line) }, "\(line) in \(migrated.text)")
        }
        #expect(migrated.output.filter { $0.hasPrefix("fault    broker:") && $0.contains("Start RabbitMQ") }.count == 1, "\(migrated.text)")
        #expect(migrated.output.contains { $0.hasPrefix("warning  approvers: no key may approve") }, "\(migrated.text)")
        #expect(migrated.output.contains { $0.hasPrefix("fault    mailbox: 127.0.0.1:") }, "\(migrated.text)")

        try "wrong".write(toFile: "\(installation.secrets)/database/habeas_timekeeper", atomically: true, encoding: .utf8)
        let refused = try await doctor(installation)
        let logins = refused.output.filter {
          $0.hasPrefix("fault    database logins: habeas_timekeeper:") && $0.contains("habeas provision")
        }
        #expect(logins.count == 1, "\(refused.text)")
        for line in refused.output.dropLast() {
          #expect(line.wholeMatch(of: /(ok      |warning |fault   ) [^\n]+: [^\n]+/) != nil, "\(line)")
        }
      }
    }
  }

  @Test("With the database away, one fault says so and not one for each login")
  func databaseAway() async throws {
    try await TestInstallation.with { installation in
      #expect(await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root").status == 0)
      for worker in Fleet.databaseWorkers {
        try SecretFile.makeDirectory("\(installation.secrets)/database")
        _ = try SecretFile.readOrCreate("\(installation.secrets)/database/\(Fleet.login(of: worker))")
      }
      try installation.writeConfiguration()
      let run = try await doctor(installation)
      #expect(run.status == 1)
      let told = run.output.filter { $0.hasPrefix("fault    database") }
      #expect(told.count == 1 && told.allSatisfy { $0.contains("Start PostgreSQL") }, "\(run.text)")
    }
  }

  @Test("A key that others can read, one that is missing and a pair that does not belong together are told with the file")
  func keys() async throws {
    try await TestInstallation.with { installation in
      #expect(await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root").status == 0)
      try installation.writeConfiguration()
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(installation.keys)/blind-index.key")
      try FileManager.default.removeItem(atPath: "\(installation.keys)/case-root.key")
      #expect(await CommandRun.habeas("keys", "init", "--directory", "\(installation.folder)/other", "--demonstration-root").status == 0)
      try FileManager.default.removeItem(atPath: "\(installation.keys)/intake-public.key")
      try FileManager.default.copyItem(
        atPath: "\(installation.folder)/other/intake-public.key", toPath: "\(installation.keys)/intake-public.key")

      let findings = await KeyCheck(configuration: try HabeasConfiguration(file: installation.configuration, environment: [:])).findings()
      func fault(_ subject: String) -> String? { findings.first { $0.subject == subject && $0.level == .fault }?.text }
      #expect(try #require(fault("blind-index key")).contains("chmod 600"))
      #expect(try #require(fault("case-root key")).contains("case-root.key"))
      #expect(try #require(fault("intake keys")).contains("private key is not at hand"))
      #expect(findings.filter { $0.level == .ok }.map(\.subject) == ["keyring", "thread-token key", "root key"])
    }
  }

  @Test("C8: the holiday table warns a year before it ends, and is a fault once it has ended")
  func holidays() async throws {
    try await TestInstallation.with { installation in
      try installation.writeConfiguration(rootPublicKey: String(repeating: "ab", count: 32))
      let known = Installation(try HabeasConfiguration(file: installation.configuration, environment: [:]))
      func level(_ iso: String) async throws -> Finding.Level? {
        let now = try Date(iso, strategy: .iso8601)
        return await CalendarCheck(installation: known, now: now).findings().first { $0.subject == "calendar" }?.level
      }
      #expect(try await level("2026-11-22T12:00:00Z") == .ok)
      #expect(try await level("2028-01-02T12:00:00Z") == .warning)
      #expect(try await level("2029-01-02T12:00:00Z") == .fault)
    }
  }

  @Test("A missing configuration and an unknown key end with exit code 78")
  func configuration() async throws {
    try await TestInstallation.with { installation in
      let absent = await CommandRun.habeas("doctor", "--config", installation.configuration)
      #expect(absent.status == 78)
      try "databse: {host: here}\n".write(toFile: installation.configuration, atomically: true, encoding: .utf8)
      let misspelt = await CommandRun.habeas("doctor", "--config", installation.configuration)
      #expect(misspelt.status == 78)
      #expect(misspelt.text.contains("databse.host"), "\(misspelt.text)")
    }
  }

  @Test(
    "Wrong arguments end with exit code 2, help with 0",
    arguments: [["no-such-command"], ["run", "--only", "nobody"], ["doctor", "--management", "x"]])
  func usage(_ arguments: [String]) async {
    #expect(await CommandRun.habeas(arguments).status == 2)
    #expect(await CommandRun.habeas("--help").status == 0)
  }

  private func doctor(_ installation: TestInstallation) async throws -> CommandRun {
    await CommandRun.habeas("doctor", "--config", installation.configuration, "--schemas", try TestInstallation.schemas)
  }
}
