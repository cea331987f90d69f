import Foundation
import ResponseBundle
import Testing

@testable import DPODesk

@Suite("Reading an answer", .timeLimit(.minutes(1)))
struct ReviewTests {
  @Test("What is unpacked is, byte for byte, what the manifest describes")
  func sameBytes() throws {
    let made = try MadeUpAnswer().bundle
    #expect(try ResponseBundle(archive: try made.archive(), manifestBytes: made.manifestBytes) == made)
  }

  @Test("An archive that was changed is not shown")
  func changed() throws {
    let made = try MadeUpAnswer().bundle
    let other = try MadeUpAnswer(demonstration: true).bundle
    #expect(throws: BundleVerificationError.self) {
      try ResponseBundle(archive: try made.archive(), manifestBytes: other.manifestBytes)
    }
    #expect(throws: BundleVerificationError.self) {
      try ResponseBundle(archive: Array(try made.archive().dropLast(200)), manifestBytes: made.manifestBytes)
    }
  }

  @Test("Rule 8: the page has files, coverage, the letter and the digest that will be signed; the recipient is masked")
  func page() throws {
    let answer = try MadeUpAnswer(demonstration: true).current()
    let letter = answer.bundle.files.first { $0.path == "letter.txt" }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let page = ReviewPage(
      reference: MadeUpCase.reference, version: 1, manifest: answer.bundle.manifest, manifestDigest: answer.bundle.manifestDigest,
      letter: letter, recipient: answer.recipient(reveal: false))
    try Golden.expect(page.text + "\n", is: "review.txt")
    #expect(!page.text.contains("priya@home.example"))
    #expect(answer.recipient(reveal: true) == "priya@home.example")
  }

  @Test("A letter without a text form is named as a file")
  func withoutText() throws {
    let answer = try MadeUpAnswer().current()
    let page = ReviewPage(
      reference: MadeUpCase.reference, version: 1, manifest: answer.bundle.manifest, manifestDigest: "d", recipient: "p…a@h….example")
    #expect(page.text.contains("open: letter.pdf"))
  }

  @Test("Files go into a folder that only the DPO can look into, and nothing is overwritten")
  func output() throws {
    let parent = NSTemporaryDirectory() + "dpo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    let files = try MadeUpAnswer().bundle.files
    try OutputDirectory(parent + "/new").write(files)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: parent + path)[.posixPermissions] as? Int
    }
    #expect(try mode("/new") == 0o700 && mode("/new/csv") == 0o700 && mode("/new/letter.txt") == 0o600)
    #expect(FileManager.default.contents(atPath: parent + "/new/csv/crm.contacts.csv").map(Array.init) == files[0].bytes)
    #expect(throws: DeskError.self) { try OutputDirectory(parent + "/new") }
    try FileManager.default.createDirectory(atPath: parent + "/wide", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: parent + "/link", withDestinationPath: parent + "/wide")
    #expect(throws: DeskError.self) { try OutputDirectory(parent + "/link") }
    _ = try OutputDirectory(parent + "/wide")
    #expect(try mode("/wide") == 0o700)
    let outside = [BundleFile(path: "../escape", mediaType: "text/plain", bytes: [])]
    #expect(throws: DeskError.self) { try OutputDirectory(parent + "/wide").write(outside) }
  }
}
