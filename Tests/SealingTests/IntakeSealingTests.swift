import Foundation
import Testing

@testable import Sealing

@Suite("Rule 2: intake messages are sealed", .timeLimit(.minutes(1)))
struct IntakeSealingTests {
  let pair = IntakeSealing.generateKeyPair()
  let submission = UUID()

  @Test("What was sealed opens again, at every size around a chunk's border")
  func roundTrip() throws {
    for size in Fixture.sizes {
      let body = Fixture.randomBytes(size)
      let sealed = try IntakeSealing.seal(body, submission: submission, to: pair.publicKey)
      #expect(sealed.count == IntakeSealing.headerSize + ChunkCipher.sealedSize(of: size))
      #expect(try IntakeSealing.open(sealed, submission: submission, with: [pair.privateKey]) == body, "\(size) bytes")
    }
  }

  @Test("A submission sealed by another implementation of RFC 9180 opens")
  func golden() throws {
    let key = try IntakePrivateKey(bytes: Array(1...32))
    let body = try IntakeSealing.open(Golden.bytes(hex: "intake.hex"), submission: Fixture.item, with: [key])
    #expect(body == Array("A request\n".utf8))
  }

  @Test("A change to any byte is detected")
  func tampering() throws {
    let sealed = try IntakeSealing.seal(Array("small sample".utf8), submission: submission, to: pair.publicKey)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: SealingError.self, "byte \(index)") {
        try IntakeSealing.open(changed, submission: submission, with: [pair.privateKey])
      }
    }
  }

  @Test("A body that is cut off at any byte is detected")
  func truncation() throws {
    let sealed = try IntakeSealing.seal(Array("small sample".utf8), submission: submission, to: pair.publicKey)
    for count in 0..<sealed.count {
      #expect(throws: SealingError.self, "\(count) bytes") {
        try IntakeSealing.open(Array(sealed[..<count]), submission: submission, with: [pair.privateKey])
      }
    }
  }

  @Test("Whole chunks left out, swapped, repeated or appended are detected")
  func chunks() throws {
    let chunk = ChunkCipher.chunkSize + ChunkCipher.tagSize
    let sealed = try IntakeSealing.seal(Fixture.randomBytes(3 * 64 * 1024), submission: submission, to: pair.publicKey)
    let header = Array(sealed[..<IntakeSealing.headerSize])
    let parts = (0..<3).map { Array(sealed[(header.count + $0 * chunk)..<(header.count + ($0 + 1) * chunk)]) }
    func code(_ order: [Int]) -> SealingError.Code? {
      let bytes = header + order.flatMap { parts[$0] }
      return sealingCode { _ = try IntakeSealing.open(bytes, submission: submission, with: [pair.privateKey]) }
    }
    #expect(code([0, 1]) == .truncated)
    #expect(code([0]) == .truncated)
    #expect(code([0, 2]) == .authentication)
    #expect(code([1, 0, 2]) == .authentication)
    #expect(code([0, 1, 1, 2]) == .authentication)
    #expect(code([0, 1, 2, 2]) == .authentication)
    #expect(code([0, 1, 2]) == nil)
  }

  @Test("A body sealed for one submission does not open for another")
  func otherSubmission() throws {
    let sealed = try IntakeSealing.seal([1, 2, 3], submission: submission, to: pair.publicKey)
    #expect(sealingCode { _ = try IntakeSealing.open(sealed, submission: UUID(), with: [pair.privateKey]) } == .authentication)
  }

  @Test("A key that is not at hand is named; of several keys the right one is chosen")
  func keys() throws {
    let other = IntakeSealing.generateKeyPair()
    let sealed = try IntakeSealing.seal([1, 2, 3], submission: submission, to: pair.publicKey)
    let error = #expect(throws: SealingError.self) {
      try IntakeSealing.open(sealed, submission: submission, with: [other.privateKey])
    }
    #expect(error?.code == .wrongKey)
    #expect(error?.message.contains(pair.publicKey.keyID) == true)
    #expect(try IntakeSealing.open(sealed, submission: submission, with: [other.privateKey, pair.privateKey]) == [1, 2, 3])
  }

  @Test("Another key under the right key's id does not open it")
  func forgedKeyID() throws {
    let other = IntakeSealing.generateKeyPair()
    var sealed = try IntakeSealing.seal([1, 2, 3], submission: submission, to: pair.publicKey)
    sealed.replaceSubrange(6..<14, with: other.publicKey.keyIDBytes)
    #expect(sealingCode { _ = try IntakeSealing.open(sealed, submission: submission, with: [other.privateKey]) } == .authentication)
  }

  @Test("Foreign bytes and future versions are told apart")
  func formats() throws {
    var sealed = try IntakeSealing.seal([], submission: submission, to: pair.publicKey)
    sealed[4] = 2
    #expect(sealingCode { _ = try IntakeSealing.open(sealed, submission: submission, with: [pair.privateKey]) } == .unsupportedVersion)
    #expect(sealingCode { _ = try IntakeSealing.open(Array("{}".utf8), submission: submission, with: []) } == .malformed)
  }

  @Test("Both halves live in files: the private one 0600, the public one readable")
  func files() throws {
    try Fixture.withDirectory { directory in
      try pair.privateKey.create(file: "\(directory)/private.key")
      try pair.publicKey.create(file: "\(directory)/public.key")
      #expect(try Fixture.mode("\(directory)/private.key") == 0o600)
      #expect(try Fixture.mode("\(directory)/public.key") == 0o644)
      let publicKey = try IntakePublicKey(file: "\(directory)/public.key")
      let privateKey = try IntakePrivateKey(file: "\(directory)/private.key")
      let sealed = try IntakeSealing.seal([9], submission: submission, to: publicKey)
      #expect(try IntakeSealing.open(sealed, submission: submission, with: [privateKey]) == [9])
      #expect(sealingCode { _ = try IntakePrivateKey(file: "\(directory)/public.key") } == .keyFilePermissions)
      try Fixture.setMode(0o600, "\(directory)/public.key")
      #expect(sealingCode { _ = try IntakePrivateKey(file: "\(directory)/public.key") } == .keyFileMalformed)
    }
  }
}
