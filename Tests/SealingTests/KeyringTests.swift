import Foundation
import Testing

@testable import Sealing

@Suite("Rule 7: the keyring and its epochs", .timeLimit(.minutes(1)))
struct KeyringTests {
  private let november = Fixture.date("2026-11-02T08:00:00Z")
  private let december = Fixture.date("2026-12-01T08:00:00Z")

  @Test("A key file is named by purpose, month and fingerprint, and has mode 0600")
  func naming() throws {
    try Fixture.withDirectory { directory in
      let keyring = try Keyring.create(directory: "\(directory)/keyring", at: november)
      #expect(keyring.current.wholeMatch(of: /epoch-2026-11-[0-9a-f]{8}/) != nil)
      let file = "\(directory)/keyring/\(keyring.current).key"
      #expect(try Fixture.mode(file) == 0o600)
      #expect(try Fixture.mode("\(directory)/keyring") == 0o700)
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/keyring").count == 1)
    }
  }

  @Test("Rotation: living keys are wrapped anew, and a destroyed epoch's are unreadable, by an error that names the file")
  func rotation() throws {
    try Fixture.withDirectory { directory in
      let first = try Keyring.create(directory: directory, at: november)
      let key = CaseKey.generate()
      let sealed = try key.seal([7], item: Fixture.item, caseID: Fixture.caseID, purpose: .found)
      let old = try first.wrap(key, case: Fixture.caseID, purpose: .found)

      let second = try Keyring.add(directory: directory, at: december)
      #expect(second.epochs == [first.current, second.current])
      let new = try second.rewrap(old, case: Fixture.caseID, purpose: .found)
      #expect(new.epoch == second.current && new.epoch != old.epoch)

      try Keyring.destroy(epoch: old.epoch, in: directory)
      let reloaded = try Keyring(directory: directory)
      let living = try reloaded.unwrap(new, case: Fixture.caseID, purpose: .found)
      #expect(try living.open(sealed, item: Fixture.item, caseID: Fixture.caseID, purpose: .found) == [7])
      let error = #expect(throws: SealingError.self) { try reloaded.unwrap(old, case: Fixture.caseID, purpose: .found) }
      #expect(error?.code == .epochMissing)
      #expect(error?.message.contains("\(directory)/\(old.epoch).key") == true)
    }
  }

  @Test("A running worker finds an epoch key that was added after it started")
  func addedLater() throws {
    try Fixture.withDirectory { directory in
      let early = try Keyring.create(directory: directory, at: november)
      let late = try Keyring.add(directory: directory, at: december)
      let wrapped = try late.wrap(.generate(), case: Fixture.caseID, purpose: .documents)
      #expect(throws: Never.self) { try early.unwrap(wrapped, case: Fixture.caseID, purpose: .documents) }
    }
  }

  @Test("Two keys of one month: the later made is current")
  func sameMonth() throws {
    try Fixture.withDirectory { directory in
      try Keyring.create(directory: directory, at: november)
      let again = try Keyring.add(directory: directory, at: november.addingTimeInterval(60))
      #expect(try Keyring(directory: directory).current == again.epochs.last)
      #expect(again.epochs.count == 2)
    }
  }

  @Test("A wrapped key is bound to its case, purpose and epoch, and to every byte")
  func binding() throws {
    try Fixture.withDirectory { directory in
      let keyring = try Keyring.create(directory: directory, at: november)
      let wrapped = try keyring.wrap(.generate(), case: Fixture.caseID, purpose: .found)
      #expect(sealingCode { _ = try keyring.unwrap(wrapped, case: UUID(), purpose: .found) } == .authentication)
      #expect(sealingCode { _ = try keyring.unwrap(wrapped, case: Fixture.caseID, purpose: .documents) } == .authentication)
      for index in wrapped.bytes.indices {
        var bytes = wrapped.bytes
        bytes[index] ^= 1
        let changed = WrappedKey(epoch: wrapped.epoch, bytes: bytes)
        #expect(sealingCode { _ = try keyring.unwrap(changed, case: Fixture.caseID, purpose: .found) } == .authentication)
      }
      let short = WrappedKey(epoch: wrapped.epoch, bytes: [1, 2])
      #expect(sealingCode { _ = try keyring.unwrap(short, case: Fixture.caseID, purpose: .found) } == .authentication)
    }
  }

  @Test("A key wrapped by another implementation unwraps")
  func golden() throws {
    try Fixture.withDirectory { directory in
      let epoch = "epoch-2026-11-cda22f6d"
      let file = KeyFile(kind: .epoch, created: StatementTime(november), key: Array(64..<96))
      try file.create("\(directory)/\(epoch).key")
      let keyring = try Keyring(directory: directory)
      let wrapped = WrappedKey(epoch: epoch, bytes: try Golden.bytes(hex: "vault-wrapped.hex"))
      let key = try keyring.unwrap(wrapped, case: Fixture.caseID, purpose: .found)
      #expect(key.key.bytes == Array(32..<64))
    }
  }

  @Test(
    "An epoch name from the database cannot reach another file",
    arguments: ["../../etc/passwd", "epoch-2026-11-/../../x", "", "epoch-2026-11-1A2B3C4D"])
  func names(_ name: String) throws {
    try Fixture.withDirectory { directory in
      let keyring = try Keyring.create(directory: directory, at: november)
      let wrapped = WrappedKey(epoch: name, bytes: [])
      #expect(sealingCode { _ = try keyring.unwrap(wrapped, case: UUID(), purpose: .found) } == .malformed)
      #expect(sealingCode { try Keyring.destroy(epoch: name, in: directory) } == .malformed)
    }
  }

  @Test("An exchanged key file, an empty directory, a second first key and the destruction of the current key are refused")
  func refusals() throws {
    try Fixture.withDirectory { directory in
      #expect(sealingCode { _ = try Keyring(directory: directory) } == .keyFileMissing)
      #expect(sealingCode { _ = try Keyring(directory: directory + "/none") } == .inputOutput)
      let keyring = try Keyring.create(directory: directory, at: november)
      #expect(sealingCode { try Keyring.create(directory: directory, at: november) } == .keyFileExists)
      #expect(sealingCode { try Keyring.destroy(epoch: keyring.current, in: directory) } == .malformed)
      let file = KeyFile(kind: .epoch, created: StatementTime(november), key: Fixture.randomBytes(32))
      try file.create("\(directory)/epoch-2026-11-00000000.key")
      #expect(sealingCode { _ = try Keyring(directory: directory) } == .keyFileMalformed)
    }
  }
}
