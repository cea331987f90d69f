import Foundation
import RightsCase
import Sealing
import Testing

@testable import DPODesk

@Suite("The command line", .timeLimit(.minutes(1)))
struct ProgramTests {
  @Test("The case's no is 1; what could not be tried is 2; each says what to do")
  func codes() throws {
    let rejection = try #require(Failure(Rejection(.coverageIncomplete, "these systems have not ended: crm (O2)")))
    #expect(rejection.code == 1 && rejection.message.contains("crm (O2). See the coverage with: dpo show CASE"))
    #expect(Failure(AuthorityError.unknownKey(keyID: "k"))?.code == 1)
    #expect(Failure(SealingError(.wrongPassphrase, "k.key: the passphrase does not open this key"))?.code == 2)
    #expect(Failure(DeskError.refused("no"))?.code == 1)
    #expect(Failure(DeskError.untried("no"))?.code == 2)
    #expect(Failure(CancellationError())?.code == 2)
  }

  @Test("Every way in which a case says no has a remedy", arguments: Rejection.Code.allCases)
  func remedies(_ code: Rejection.Code) { #expect(!code.remedy.isEmpty) }

  @Test(
    "Wrong usage and a missing configuration end with 2",
    arguments: [
      ["show", "not-a-reference"], ["resolve", "4T7K9-Q2MXC"], ["inbox", "--config", "/nonexistent/habeas.yaml"], ["nonsense"],
      ["standing", "approve", "--key", "k", "--days", "0"],
      ["triage", "4T7K9-Q2MXC", "--accept", "--right", "access", "--channel", "post"],
    ])
  func usage(_ arguments: [String]) async { #expect(await DPOProgram.run(arguments: arguments) == 2) }

  @Test("Help ends with 0", arguments: [[], ["--help"], ["approve", "--help"], ["grounds", "--right", "access"]])
  func help(_ arguments: [String]) async { #expect(await DPOProgram.run(arguments: arguments) == 0) }

  @Test("A passphrase comes from a file that is private, without the line feed at its end")
  func passphraseFile() throws {
    let file = NSTemporaryDirectory() + "dpo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    #expect(throws: DeskError.self) { try PassphraseSource.file(file).read(prompt: "") }
    _ = FileManager.default.createFile(
      atPath: file, contents: Data("correct horse battery\r\n".utf8), attributes: [.posixPermissions: 0o644])
    #expect(throws: DeskError.self) { try PassphraseSource.file(file).read(prompt: "") }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    #expect(try PassphraseSource.file(file).readNew(prompt: "") == Array("correct horse battery".utf8))
  }

  @Test("Reasons of a refusal are text, not empty, and without control characters (R14)")
  func reasons() throws {
    let file = NSTemporaryDirectory() + "dpo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    func read(_ text: String) throws -> String {
      try Data(text.utf8).write(to: URL(filePath: file))
      return try ReasonsFile.read(file)
    }
    #expect(throws: DeskError.self) { try ReasonsFile.read(file) }
    #expect(try read("We looked twice.\nIt is excessive.\n") == "We looked twice.\nIt is excessive.")
    #expect(throws: DeskError.self) { try read(" \n") }
    #expect(throws: DeskError.self) { try read("a\u{1B}[1m") }
    #expect(throws: DeskError.self) { try read(String(repeating: "x", count: 70_000)) }
  }

  @Test("dpo key init writes a protected key that its passphrase opens, once")
  func keyInit() async throws {
    let folder = NSTemporaryDirectory() + "dpo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: folder + "/pass", contents: Data("correct horse battery".utf8), attributes: [.posixPermissions: 0o600])
    let arguments = ["key", "init", "--name", "Test", "--file", folder + "/key", "--passphrase-file", folder + "/pass"]
    #expect(await DPOProgram.run(arguments: arguments) == 0)
    #expect(try ApproverKey.open(file: folder + "/key", passphrase: Array("correct horse battery".utf8)).name == "Test")
    #expect(await DPOProgram.run(arguments: arguments) == 2)
  }
}
