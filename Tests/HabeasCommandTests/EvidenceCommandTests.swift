import Foundation
import HabeasTesting
import PostgresClient
import Sealing
import Testing

@testable import HabeasCommand

@Suite("habeas evidence verify", .timeLimit(.minutes(4)))
struct EvidenceCommandTests {
  @Test("It reaches the database's own hashes, sees every root as an administrator, and tells a change that the database let through")
  func verify() async throws {
    try await TestInstallation.with { installation in
      try await withThrowawayServer(.postgres) { throwaway in
        let server = try throwaway.postgres
        let environment = try installation.administrator(server)
        for arguments in [
          ["provision", "--secrets", installation.secrets], ["migrate"],
          ["keys", "init", "--directory", installation.keys, "--demonstration-root"],
        ] {
          let schemas = arguments[0] == "keys" ? [] : ["--schemas", try TestInstallation.schemas]
          let run = await CommandRun.habeas(arguments + schemas, environment: environment)
          #expect(run.status == 0, "\(run.text)")
        }
        try installation.writeConfiguration(postgres: server.port)
        try await open("4T7K9-Q2MXC", installation, server)
        try await open("7QKD2-M3XW5", installation, server)
        try await signRoot(installation, server)

        let worker = await CommandRun.habeas("evidence", "verify", "--config", installation.configuration)
        #expect(worker.status == 0, "\(worker.text)")
        #expect(worker.output.contains { $0.hasPrefix("warning") && $0.contains("newest root alone") })
        let administrator = await CommandRun.habeas("evidence", "verify", "--config", installation.configuration, environment: environment)
        #expect(administrator.output == ["ok       evidence: 2 cases, 4 events, 1 daily roots: all hold together"], "\(administrator.text)")
        let single = await CommandRun.habeas("evidence", "verify", "--case", "7QKD2-M3XW5", "--config", installation.configuration)
        #expect(single.text.contains("1 cases, 2 events"), "\(single.text)")

        _ = try await installation.asSuperuser(on: server) { client in
          try await client.query(
            "UPDATE habeas.event SET body = '{}' WHERE seq = 2 AND case_id = (SELECT case_id FROM habeas.case_file WHERE reference = '4T7K9-Q2MXC')"
          )
        }
        let forged = await CommandRun.habeas("evidence", "verify", "--config", installation.configuration)
        #expect(forged.status == 1)
        #expect(forged.output.contains { $0.hasPrefix("fault    case 4T7K9-Q2MXC: event 2") }, "\(forged.text)")
      }
    }
  }

  private func open(_ reference: String, _ installation: TestInstallation, _ server: TestServers.Postgres) async throws {
    try await installation.asLogin("habeas_case_intake", on: server) { client in
      let summary = """
        {"reference":"\(reference)","phase":"received","channel":"email","rights":[],"received_on":"2026-11-22"}
        """
      let outcome = try await client.query(
        """
        SELECT outcome FROM habeas.step($1::uuid, 0, NULL, $2::text[], $3::text[], $4::jsonb, '[]', '[]', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
          NULL)
        """,
        [
          .uuid(UUID()), .textArray(["case.opened", "right.requested"]),
          .textArray(["{\"reference\":\"\(reference)\"}", "{\"right\":\"access\",\"ü\":\"\u{201C}\"}"]), .json(summary),
        ])[0].string("outcome")
      #expect(outcome == "done")
    }
  }

  private func signRoot(_ installation: TestInstallation, _ server: TestServers.Postgres) async throws {
    try await installation.asLogin("habeas_timekeeper", on: server) { client in
      let heads = try await client.query("SELECT case_id, head FROM habeas.case_heads()").map {
        CaseHead(caseID: try $0.uuid("case_id"), headHash: try $0.bytes("head"))
      }
      let now = try await client.query("SELECT habeas.now() AS now")[0].date("now")
      let statement = CaseRootStatement(day: "2026-11-22", heads: heads, previous: nil, signedAt: StatementTime(now))
      let root = try CaseRootKey.open(file: "\(installation.keys)/case-root.key").sign(statement)
      let json = String(decoding: try JSONEncoder().encode(root), as: UTF8.self)
      try await client.query(
        "SELECT habeas.record_root('2026-11-22', $1::integer, $2::bytea, $3::text)",
        [.int(Int64(heads.count)), .bytes(CaseRootStatement.treeHash(of: heads)), .text(json)])
    }
  }
}
