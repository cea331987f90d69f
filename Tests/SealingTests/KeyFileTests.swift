import Foundation
import Testing

@testable import Sealing

@Suite("Key files", .timeLimit(.minutes(1)))
struct KeyFileTests {
  @Test(
    "A secret that others may read or write is refused, and the message says chmod 600", arguments: [0o640, 0o604, 0o660, 0o644, 0o610])
  func permissions(_ mode: Int) throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/blind-index.key"
      try KeyedDigest.create(keyFile: path)
      try Fixture.setMode(mode, path)
      let error = #expect(throws: SealingError.self) { try KeyedDigest(keyFile: path) }
      #expect(error?.code == .keyFilePermissions)
      #expect(error?.message.contains("chmod 600 \(path)") == true)
      try Fixture.setMode(0o400, path)
      #expect(throws: Never.self) { try KeyedDigest(keyFile: path) }
    }
  }

  @Test("A key file is never overwritten and leaves no temporary file behind")
  func creation() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/blind-index.key"
      let before = try KeyedDigest.create(keyFile: path)
      #expect(sealingCode { try KeyedDigest.create(keyFile: path) } == .keyFileExists)
      #expect(try KeyedDigest(keyFile: path).digest("d", [1]) == before.digest("d", [1]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["blind-index.key"])
      #expect(sealingCode { try KeyedDigest.create(keyFile: "\(directory)/none/x.key") } == .inputOutput)
    }
  }

  @Test(
    "A file that is no key file is refused with its path",
    arguments: [
      "", "habeas-key 2\n", "habeas-key 1\nnonsense\n", "habeas-key 1\nkind: epoch\ncreated: 2026-11-22T09:30:00Z\nkey: AAAA\n",
      "habeas-key 1\nkind: blind-index\ncreated: yesterday\nkey: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
      "habeas-key 1\nkind: blind-index\ncreated: 2026-11-22T09:30:00Z\nkey: AAAA\n", "habeas-key 1\nkind: blind-index\n",
      String(repeating: "x", count: 70_000),
    ])
  func malformed(_ content: String) throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/some.key"
      try content.write(toFile: path, atomically: false, encoding: .utf8)
      try Fixture.setMode(0o600, path)
      let error = #expect(throws: SealingError.self) { try KeyedDigest(keyFile: path) }
      #expect(error?.code == .keyFileMalformed)
      #expect(error?.message.contains(path) == true)
    }
  }

  @Test("A missing file and a directory are told apart")
  func missing() throws {
    try Fixture.withDirectory { directory in
      #expect(sealingCode { _ = try KeyedDigest(keyFile: "\(directory)/none.key") } == .keyFileMissing)
      #expect(sealingCode { _ = try KeyedDigest(keyFile: directory) } == .keyFileMalformed)
    }
  }

  @Test("No message of an error holds key material")
  func discretion() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/intake.key"
      try IntakeSealing.generateKeyPair().privateKey.create(file: path)
      let secret = try #require(
        String(contentsOfFile: path, encoding: .utf8).split(
          separator: "key: "
        ).last
      ).trimmingCharacters(in: .newlines)
      let error = #expect(throws: SealingError.self) { try KeyedDigest(keyFile: path) }
      #expect(error.map { !$0.description.contains(secret) } == true)
    }
  }
}
