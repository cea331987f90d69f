import Foundation
import ResponseBundle
import Testing

@Suite("Verification of an answer", .timeLimit(.minutes(1)))
struct VerificationTests {
  @Test("Design, rule 8: untouched files verify, in any order, and from the archive")
  func acceptsUntouched() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    #expect(try ResponseBundle.verify(manifestBytes: bundle.manifestBytes, files: bundle.files.reversed()) == bundle.manifest)
    #expect(try ResponseBundle(archive: try bundle.archive(), manifestBytes: bundle.manifestBytes) == bundle)
    #expect(try ResponseBundle(manifestBytes: bundle.manifestBytes, files: bundle.files) == bundle)
    #expect(ResponseBundle.digest(bundle.manifestBytes) == bundle.manifestDigest)
  }

  @Test("Design, rule 8: a changed, missing, added or doubled file is found, and so is a changed manifest")
  func findsChanges() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    func expect(_ error: BundleVerificationError, manifest: [UInt8]? = nil, _ change: (inout [BundleFile]) -> Void = { _ in }) {
      var files = bundle.files
      change(&files)
      #expect(throws: error) { try ResponseBundle.verify(manifestBytes: manifest ?? bundle.manifestBytes, files: files) }
    }
    expect(.fileChanged(path: "data.json")) { files in
      for index in files.indices where files[index].path == "data.json" { files[index].bytes[10] ^= 1 }
    }
    expect(.fileMissing(path: "letter.pdf")) { $0.removeAll { $0.path == "letter.pdf" } }
    expect(.fileUnexpected(path: "more.txt")) { $0.append(BundleFile(path: "more.txt", mediaType: "text/plain", bytes: [])) }
    expect(.fileTwice(path: "csv/crm/calls.csv")) { $0.append($0[0]) }
    expect(.mediaTypeChanged(path: "csv/crm/calls.csv")) { $0[0].mediaType = "text/html" }
    expect(.manifestUnreadable, manifest: Array("{".utf8))
    expect(.manifestNotCanonical, manifest: bundle.manifestBytes + [10])
    let text = String(decoding: bundle.manifestBytes, as: UTF8.self)
    expect(.unknownSchemaVersion(2), manifest: Array(text.replacing("\"schemaVersion\":1", with: "\"schemaVersion\":2").utf8))
    expect(.manifestNotCanonical, manifest: Array(text.replacing("{\"caseID\"", with: "{\"aside\":1,\"caseID\"").utf8))
  }

  @Test("A damaged or foreign archive is refused")
  func refusesOtherArchives() async throws {
    let builder = try Typesetting.builder()
    let bundle = try await builder.build(try Fixture.access())
    let other = try await builder.build(try Fixture.access(salutation: "Gareth Pugh"))
    #expect(throws: BundleVerificationError.self) {
      try ResponseBundle(archive: Array(repeating: 7, count: 4096), manifestBytes: bundle.manifestBytes)
    }
    #expect(throws: BundleVerificationError.self) { try ResponseBundle(archive: [], manifestBytes: bundle.manifestBytes) }
    #expect(throws: BundleVerificationError.self) {
      try ResponseBundle(archive: try other.archive(), manifestBytes: bundle.manifestBytes)
    }
    var damaged = try bundle.archive()
    damaged.removeLast(damaged.count / 2)
    #expect(throws: BundleVerificationError.self) { try ResponseBundle(archive: damaged, manifestBytes: bundle.manifestBytes) }
  }

  @Test("The archive is a ZIP that other programs read, the manifest first, without times")
  func archiveIsPlain() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    let program = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as archive:
          assert archive.testzip() is None
          for entry in archive.infolist(): print(entry.filename, entry.date_time[0], oct(entry.external_attr >> 16))
      """
    let listing = try DocumentTools.onFile(try bundle.archive(), named: "answer.zip") { file in
      try DocumentTools.run(try Typesetting.python(), ["-c", program, file])
    }
    let lines = listing.split(separator: "\n")
    #expect(lines.first == "manifest.json 1980 0o100644")
    #expect(lines.count == bundle.files.count + 1)
    #expect(lines.allSatisfy { $0.contains(" 1980 0o100644") })
  }
}
