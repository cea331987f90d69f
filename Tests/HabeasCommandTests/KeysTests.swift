import Foundation
import Sealing
import Testing

@testable import HabeasCommand

@Suite("habeas keys, enrol and revoke", .timeLimit(.minutes(1)))
struct KeysTests {
  @Test("Making keys twice keeps every byte and prints the same root key")
  func twice() async throws {
    try await TestInstallation.with { installation in
      let first = await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root")
      #expect(first.status == 0, "\(first.text)")
      let before = try contents(of: installation.keys)
      let second = await CommandRun.habeas("keys", "init", "--directory", installation.keys)
      #expect(second.output.count == 2 && second.output == Array(first.output.suffix(2)), "\(second.text)")
      #expect(try contents(of: installation.keys) == before)
      #expect(before.count == 8)
      for name in before.keys where name.hasSuffix(".key") && name != "intake-public.key" {
        #expect(try installation.mode(of: "\(installation.keys)/\(name)") == 0o600, "\(name)")
      }
    }
  }

  @Test("Two that make keys at once end with one set")
  func atOnce() async throws {
    try await TestInstallation.with { installation in
      async let first = CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root")
      async let second = CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root")
      let runs = await [first, second]
      #expect(runs.contains { $0.status == 0 }, "\(runs.map(\.text))")
      let after = await CommandRun.habeas("keys", "init", "--directory", installation.keys)
      #expect(after.status == 0, "\(after.text)")
    }
  }

  @Test("A root key under a passphrase is asked for twice, and its public half stays when it goes offline")
  func offline() async throws {
    try await TestInstallation.with { installation in
      let differing = await CommandRun.habeas(
        "keys", "init", "--directory", installation.keys, passphrases: ["five random words are good", "something else"])
      #expect(differing.status == 1)
      #expect(differing.text.contains("the two passphrases differ"))
      let made = await CommandRun.habeas(
        "keys", "init", "--directory", installation.keys, passphrases: ["five random words are good", "five random words are good"])
      #expect(made.status == 0, "\(made.text)")
      let root = "\(installation.keys)/root.key"
      #expect(try String(contentsOfFile: root, encoding: .utf8).contains("scrypt"))
      try FileManager.default.moveItem(atPath: root, toPath: "\(installation.folder)/safe")
      let later = await CommandRun.habeas("keys", "init", "--directory", installation.keys)
      #expect(later.output == Array(made.output.suffix(2)))
      #expect(FileManager.default.fileExists(atPath: root) == false)
    }
  }

  @Test("A public intake key without its private half is not papered over")
  func halfAPair() async throws {
    try await TestInstallation.with { installation in
      #expect(await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root").status == 0)
      try FileManager.default.removeItem(atPath: "\(installation.keys)/intake-private.key")
      let run = await CommandRun.habeas("keys", "init", "--directory", installation.keys)
      #expect(run.status == 1)
      #expect(run.text.contains("Restore the private key"), "\(run.text)")
    }
  }

  @Test("An enrolment counts under the pinned root key, and a revocation takes it back")
  func enrolment() async throws {
    try await TestInstallation.with { installation in
      #expect(await CommandRun.habeas("keys", "init", "--directory", installation.keys, "--demonstration-root").status == 0)
      let root = "\(installation.keys)/root.key"
      let approver = ApproverKey(name: "alex")
      let file = "\(installation.folder)/enrolment.json"
      let run = await CommandRun.habeas(
        "enrol", "--root", root, "--name", "Alex Example", "--public-key", approver.publicKey.hex, "--role", "approve", "--role",
        "standing",
        "--days", "365", "--output", file)
      #expect(run.status == 0, "\(run.text)")
      let enrolment = try JSONDecoder().decode(Enrolment.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
      let pinned = try RootKey.openUnprotected(file: root).publicKey
      #expect(try enrolment.verify(rootPublicKey: pinned, at: Date()) == approver.publicKey)
      #expect(enrolment.statement.roles == [.approve, .standing])

      let revoked = "\(installation.folder)/revocation.json"
      let second = await CommandRun.habeas(
        "revoke", "--root", root, "--key-id", approver.keyID, "--reason", "lost", "--output", revoked)
      #expect(second.status == 0, "\(second.text)")
      let revocation = try JSONDecoder().decode(Revocation.self, from: Data(contentsOf: URL(fileURLWithPath: revoked)))
      #expect(revocation.isSigned(by: pinned) && revocation.statement.keyID == approver.keyID)
    }
  }

  @Test(
    "An enrolment without role, end or real key is refused as wrong usage",
    arguments: [
      ["--public-key", String(repeating: "ab", count: 32), "--days", "30"],
      ["--public-key", String(repeating: "ab", count: 32), "--days", "0", "--role", "approve"],
      ["--public-key", "not-hex", "--days", "30", "--role", "approve"],
    ])
  func misuse(_ arguments: [String]) async throws {
    try await TestInstallation.with { installation in
      let output = "\(installation.folder)/enrolment.json"
      let run = await CommandRun.habeas(["enrol", "--root", "root.key", "--name", "Alex", "--output", output] + arguments)
      #expect(run.status == 2, "\(run.text)")
      #expect(FileManager.default.fileExists(atPath: output) == false)
    }
  }

  private func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
      }
    }
    return files
  }
}
