import Crypto
import Foundation
import Testing

@testable import Sealing

@Suite("Approver and root key files", .timeLimit(.minutes(1)))
struct ApproverKeyTests {
  @Test("A key opens with its passphrase, and a wrong one is told")
  func passphrase() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/robin.key"
      let key = try ApproverKey.create(file: path, name: "Robin Example", passphrase: Fixture.passphrase, scrypt: .least)
      #expect(try Fixture.mode(path) == 0o600)
      let opened = try ApproverKey.open(file: path, passphrase: Fixture.passphrase)
      #expect(opened.keyID == key.keyID && opened.name == "Robin Example")
      #expect(sealingCode { _ = try ApproverKey.open(file: path, passphrase: Fixture.passphrase + [0x20]) } == .wrongPassphrase)
      #expect(sealingCode { _ = try ApproverKey.open(file: path, passphrase: []) } == .wrongPassphrase)
      let asked = try ApproverKey.open(file: path) { name, keyID in
        #expect(name == "Robin Example" && keyID == key.keyID)
        return Fixture.passphrase
      }
      #expect(asked.publicKey == key.publicKey)
    }
  }

  @Test("The file holds no private key in clear, and its parameters are the standard ones")
  func parameters() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/robin.key"
      _ = try ApproverKey.create(file: path, name: "Robin Example", passphrase: Fixture.passphrase)
      let file = try ProtectedKeyFile.read(path, use: .approver)
      #expect(file.scrypt == .standard)
      #expect(file.scrypt.rounds == 131_072 && file.scrypt.blockSize == 8 && file.scrypt.parallelism == 1)
      #expect(Hex.decode(file.salt)?.count == 16)
      let secret = try file.open(path, passphrase: Fixture.passphrase).bytes
      #expect(!(try String(contentsOfFile: path, encoding: .utf8)).contains(Hex.encode(secret)))
    }
  }

  @Test("scrypt gives the answer of RFC 7914 section 12")
  func scrypt() throws {
    let key = try ScryptParameters.least.deriveKey(from: Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8))
    #expect(Hex.encode(key.bytes) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
  }

  @Test("Costs out of range are refused, so that a file cannot ask for all memory")
  func range() {
    for (n, r, p) in [
      (1 << 13, 8, 1), (1 << 21, 8, 1), (20_000, 8, 1), (0, 8, 1), (Int.min, 8, 1), (1 << 14, 7, 1), (1 << 14, 32, 1), (1 << 14, 8, 5),
    ] {
      #expect(ScryptParameters(rounds: n, blockSize: r, parallelism: p) == nil)
    }
    #expect(ScryptParameters(rounds: 1 << 20, blockSize: 8, parallelism: 1) != nil)
  }

  @Test("A changed name, public key, salt or cost does not open; a foreign file is called malformed")
  func tampering() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/robin.key"
      let key = try ApproverKey.create(file: path, name: "Robin Example", passphrase: Fixture.passphrase, scrypt: .least)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let other = ApproverKey(name: "x").publicKey.hex
      let changes: [(String, String, SealingError.Code)] = [
        ("Robin Example", "Robin Another", .wrongPassphrase), (key.publicKey.hex, other, .wrongPassphrase),
        ("16384", "32768", .wrongPassphrase), ("16384", "1073741824", .keyFileMalformed),
        (
          "\"version\" : 1",
          "\"version\" : 2", .unsupportedVersion
        ),
        ("habeas-protected-key", "something-else", .keyFileMalformed),
        (
          "\"use\" : \"approver\"",
          "\"use\" : \"controller-root\"", .keyFileMalformed
        ),
        (key.keyID, "0000000000000000", .keyFileMalformed),
      ]
      for (index, change) in changes.enumerated() {
        #expect(text.contains(change.0), "\(change.0)")
        let copy = "\(directory)/\(index).key"
        try text.replacing(change.0, with: change.1).write(toFile: copy, atomically: false, encoding: .utf8)
        try Fixture.setMode(0o600, copy)
        #expect(sealingCode { _ = try ApproverKey.open(file: copy, passphrase: Fixture.passphrase) } == change.2, "\(change.0)")
      }
      try Fixture.setMode(0o640, path)
      #expect(sealingCode { _ = try ApproverKey.open(file: path, passphrase: Fixture.passphrase) } == .keyFilePermissions)
    }
  }

  @Test("A short passphrase is refused and no file is written")
  func weak() throws {
    try Fixture.withDirectory { directory in
      let path = "\(directory)/robin.key"
      #expect(sealingCode { _ = try ApproverKey.create(file: path, name: "x", passphrase: Array("short".utf8)) } == .weakPassphrase)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("A root key lives in a protected or, for demonstrations, an unprotected file; neither passes for an approver's")
  func root() throws {
    try Fixture.withDirectory { directory in
      let root = try RootKey.create(file: "\(directory)/root.key", name: "Controller", passphrase: Fixture.passphrase, scrypt: .least)
      #expect(try RootKey.open(file: "\(directory)/root.key", passphrase: Fixture.passphrase).publicKey == root.publicKey)
      #expect(sealingCode { _ = try ApproverKey.open(file: "\(directory)/root.key", passphrase: Fixture.passphrase) } == .keyFileMalformed)
      let demo = try RootKey.createUnprotected(file: "\(directory)/demo.key")
      #expect(try RootKey.openUnprotected(file: "\(directory)/demo.key").publicKey == demo.publicKey)
      #expect(try Fixture.mode("\(directory)/demo.key") == 0o600)
      #expect(sealingCode { _ = try CaseRootKey.open(file: "\(directory)/demo.key") } == .keyFileMalformed)
      #expect(try VerificationKey(hex: root.publicKey.hex) == root.publicKey)
      #expect(throws: AuthorityError.self) { try VerificationKey(hex: "abcd") }
    }
  }
}
