import Foundation
import HabeasTesting
import PostgresClient
import Testing

@testable import HabeasCommand

/// Roles and their passwords belong to a whole cluster, so each test has one of its own.
@Suite("habeas provision and migrate", .timeLimit(.minutes(4)))
struct ProvisioningTests {
  @Test("Provisioning twice, and twice at once, makes each thing once and keeps every password")
  func provisionTwice() async throws {
    try await withInstallation { installation, server, environment in
      async let first = CommandRun.habeas("provision", "--secrets", installation.secrets, "--dpo", "alex", environment: environment)
      async let second = CommandRun.habeas("provision", "--secrets", installation.secrets, "--dpo", "alex", environment: environment)
      let runs = await [first, second]
      #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.text))")
      #expect(runs.flatMap(\.output).filter { $0 == "database habeas created" }.count == 1)
      let before = try installation.secret("database/alex")

      let again = await CommandRun.habeas("provision", "--secrets", installation.secrets, "--dpo", "alex", environment: environment)
      // The DPO has a login too.
      let logins = Fleet.databaseWorkers.count + 1
      #expect(again.output == ["provisioned: \(logins) database logins, \(Fleet.brokerUsers.count) broker users"], "\(again.text)")
      #expect(try installation.secret("database/alex") == before)
      #expect(try installation.mode(of: "\(installation.secrets)/database/alex") == 0o600)
      #expect(try installation.mode(of: "\(installation.secrets)/broker/outbox-relay") == 0o600)
      let user = try await installation.asLogin("alex", on: server) {
        try await $0.query("SELECT session_user::text AS name")[0].string("name")
      }
      #expect(user == "alex")
    }
  }

  @Test("Every worker's login is one that roles.sql makes, and no other is left without a password")
  func everyRole() async throws {
    try await withInstallation { installation, server, environment in
      #expect(await CommandRun.habeas("provision", "--secrets", installation.secrets, environment: environment).status == 0)
      let logins = try await installation.asSuperuser(on: server) { client in
        try await client.query("SELECT rolname::text AS name FROM pg_authid WHERE rolcanlogin AND rolpassword LIKE 'SCRAM-SHA-256$%'")
          .map { try $0.string("name") }
      }
      #expect(Set(logins) == Set(Fleet.databaseWorkers.map(Fleet.login) + [server.user]))
    }
  }

  @Test("A role that exists for something else keeps its password, and so does the superuser")
  func foreignRoles() async throws {
    try await withInstallation { installation, server, environment in
      #expect(await CommandRun.habeas("provision", "--secrets", installation.secrets, environment: environment).status == 0)
      try await installation.asSuperuser(on: server) {
        try await $0.execute(script: "CREATE ROLE payroll LOGIN; CREATE ROLE chief LOGIN SUPERUSER")
      }
      for login in ["payroll", "chief"] {
        let run = await CommandRun.habeas("provision", "--secrets", installation.secrets, "--dpo", login, environment: environment)
        #expect(run.status == 1)
        #expect(run.text.contains("'\(login)' exists and is not a DPO's"), "\(run.text)")
      }
      let worker = await CommandRun.habeas(
        "provision", "--secrets", installation.secrets, "--dpo", "habeas_timekeeper", environment: environment)
      #expect(worker.status == 2)
      #expect(worker.text.contains("cannot be a person's login"))
    }
  }

  @Test("Migrating twice applies each file once; a file that was changed afterwards is refused by name")
  func migrate() async throws {
    try await withInstallation { installation, _, environment in
      let early = await CommandRun.habeas("migrate", "--schemas", try TestInstallation.schemas, environment: environment)
      #expect(early.status == 1)
      #expect(early.text.contains("Run `habeas provision`"), "\(early.text)")

      #expect(await CommandRun.habeas("provision", "--secrets", installation.secrets, environment: environment).status == 0)
      let copy = "\(installation.folder)/schemas"
      try FileManager.default.copyItem(atPath: try TestInstallation.schemas, toPath: copy)
      let first = await CommandRun.habeas("migrate", "--schemas", copy, environment: environment)
      #expect(first.status == 0, "\(first.text)")
      #expect(first.output.first == "applied 0001_case.sql")
      let second = await CommandRun.habeas("migrate", "--schemas", copy, environment: environment)
      #expect(second.output == ["nothing to apply: the schema is up to date"], "\(second.text)")

      let file = "\(copy)/0002_vault_and_authority.sql"
      try (String(contentsOfFile: file, encoding: .utf8) + "-- changed\n").write(toFile: file, atomically: true, encoding: .utf8)
      let changed = await CommandRun.habeas("migrate", "--schemas", copy, environment: environment)
      #expect(changed.status == 1)
      #expect(changed.text.contains("0002_vault_and_authority.sql was changed after it was applied"), "\(changed.text)")
    }
  }

  @Test("Without a named administrator nothing is tried, and the message says what to give")
  func nobody() async throws {
    try await TestInstallation.with { installation in
      let run = await CommandRun.habeas("provision", "--secrets", installation.secrets)
      #expect(run.status == 2)
      #expect(run.text.contains("HABEAS_DATABASE_USER"), "\(run.text)")
    }
  }

  private func withInstallation(
    _ body: (TestInstallation, TestServers.Postgres, [String: String]) async throws -> Void
  ) async throws {
    try await TestInstallation.with { installation in
      try await withThrowawayServer(.postgres) { server in
        let postgres = try server.postgres
        let environment = try installation.administrator(postgres)
        try await body(installation, postgres, environment)
      }
    }
  }
}
