import Crypto
import Foundation
import Testing

@testable import Sealing

@Suite("Rule 7: vault items", .timeLimit(.minutes(1)))
struct CaseKeyTests {
  let key = CaseKey.generate()

  private func seal(_ bytes: [UInt8]) throws -> [UInt8] {
    try key.seal(bytes, item: Fixture.item, caseID: Fixture.caseID, purpose: .found)
  }

  private func open(_ bytes: [UInt8]) throws -> [UInt8] {
    try key.open(bytes, item: Fixture.item, caseID: Fixture.caseID, purpose: .found)
  }

  @Test("What was sealed opens again, at every size around a chunk's border")
  func roundTrip() throws {
    for size in Fixture.sizes {
      let body = Fixture.randomBytes(size)
      let sealed = try seal(body)
      #expect(sealed.count == CaseKey.headerSize + ChunkCipher.sealedSize(of: size))
      #expect(try open(sealed) == body, "\(size) bytes")
    }
  }

  @Test("An item sealed by another implementation opens")
  func golden() throws {
    let key = CaseKey(SymmetricKey(data: Array(32..<64) as [UInt8]))
    let body = try key.open(Golden.bytes(hex: "vault-item.hex"), item: Fixture.item, caseID: Fixture.caseID, purpose: .found)
    #expect(body == Array("Rowan Example, 1 Sample Street\n".utf8))
  }

  @Test("A change to any byte, and a cut at any byte, is detected")
  func tampering() throws {
    let sealed = try seal(Array("small sample".utf8))
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 0x80
      #expect(throws: SealingError.self, "byte \(index)") { try open(changed) }
      #expect(throws: SealingError.self, "cut at \(index)") { try open(Array(sealed[..<index])) }
    }
  }

  @Test("A cut between chunks is called truncation")
  func truncation() throws {
    let sealed = try seal(Fixture.randomBytes(64 * 1024 + 1))
    let cut = Array(sealed[..<(CaseKey.headerSize + ChunkCipher.chunkSize + ChunkCipher.tagSize)])
    #expect(sealingCode { _ = try open(cut) } == .truncated)
  }

  @Test("An item put in another case's, purpose's or item's place does not open, nor under another key")
  func binding() throws {
    let sealed = try seal([1, 2, 3])
    let other = UUID()
    #expect(sealingCode { _ = try key.open(sealed, item: other, caseID: Fixture.caseID, purpose: .found) } == .authentication)
    #expect(sealingCode { _ = try key.open(sealed, item: Fixture.item, caseID: other, purpose: .found) } == .authentication)
    for purpose in VaultPurpose.allCases where purpose != .found {
      #expect(sealingCode { _ = try key.open(sealed, item: Fixture.item, caseID: Fixture.caseID, purpose: purpose) } == .authentication)
    }
    let stranger = CaseKey.generate()
    #expect(sealingCode { _ = try stranger.open(sealed, item: Fixture.item, caseID: Fixture.caseID, purpose: .found) } == .authentication)
  }

  @Test("The same content sealed twice looks different")
  func fresh() throws {
    #expect(try seal([1, 2, 3]) != seal([1, 2, 3]))
  }
}
