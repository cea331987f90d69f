import Foundation
import HabeasTesting
import Intake
import Testing

@testable import PostIntake

@Suite("post-intake hands scanned letters in", .serialized, .timeLimit(.minutes(2)))
struct PostIntakeTests {
  @Test("rule 1: Gareth's letter is sealed, handed in with its card's date, and rests in handed/ until its receipt")
  func letter() async throws {
    try await PostFixture.with { post in
      try await post.scan("--received", "2026-11-21")
      try await post.working {
        let submission = try await post.nextSubmission()
        #expect(submission.text.contains("Stop the brochures. Emails are fine."))
        #expect(submission.receivedAt == Date(timeIntervalSince1970: 1_795_262_400))
        #expect(submission.postalAddress == PostalAddress(name: "Gareth Pugh", lines: ["3 Chapel Row", "Cwmbryn"], postcode: "ZZ2 2BB"))
        #expect(submission.customerNumber == "OG-20417")
        #expect(submission.attachments.first?.mediaType == "application/pdf" && !submission.isIncomplete)
        try await post.await(["gareth-pugh.pdf", "gareth-pugh.yaml"], in: .handed)
        #expect(post.files(.incoming).isEmpty)
        try await post.receipt(for: submission.id, outcome: "opened")
        try await post.await(["gareth-pugh.pdf", "gareth-pugh.yaml"], in: .receipted)
        #expect(post.files(.handed).isEmpty)
      }
      #expect(
        !post.log.lines.contains { $0.localizedCaseInsensitiveContains("gareth") || $0.contains("brochures") }, "no content in the log")
      #expect(try FileManager.default.contentsOfDirectory(atPath: post.folder + "/temporary").isEmpty)
    }
  }

  @Test("a letter without a card is handed in with what it says of itself; a refused one moves to refused/")
  func withoutCard() async throws {
    try await PostFixture.with { post in
      try await post.scan("--no-card", "--format", "png")
      try await post.working {
        let submission = try await post.nextSubmission()
        #expect(submission.postalAddress?.name == "Gareth Pugh" && submission.customerNumber == "OG-20417")
        #expect(abs(submission.receivedAt.timeIntervalSinceNow) < 120)
        try await post.receipt(for: submission.id, outcome: "refused")
        try await post.await(["gareth-pugh.png"], in: .refused)
      }
    }
  }

  @Test("rule 1: what is not receipted in time is handed in again under the same id")
  func again() async throws {
    try await PostFixture.with { post in
      try await post.scan()
      try await post.working(patience: .milliseconds(500)) {
        let first = try await post.nextSubmission()
        let second = try await post.nextSubmission()
        #expect(first.id == second.id && first.text == second.text && first.receivedAt == second.receivedAt)
        try await post.receipt(for: first.id, outcome: "opened")
        try await post.await(["gareth-pugh.pdf", "gareth-pugh.yaml"], in: .receipted)
      }
    }
  }

  @Test("a scan that was handed in before a crash is put away by its receipt after the restart")
  func restart() async throws {
    try await PostFixture.with { post in
      try await post.scan()
      try await post.working {
        _ = try await post.nextSubmission()
        try await post.await(["gareth-pugh.pdf", "gareth-pugh.yaml"], in: .handed)
      }
      let digest = try ScanFolder(path: post.scans).look(in: .handed).scans.map {
        try ScanFolder(path: post.scans).read($0.file, in: .handed, limit: 0).digest
      }
      try await post.receipt(for: LetterIntake.submissionID(digest: try #require(digest.first)), outcome: "joined")
      try await post.working { try await post.await(["gareth-pugh.pdf", "gareth-pugh.yaml"], in: .receipted) }
    }
  }

  @Test("O1: a scan that cannot be read reaches a person, with the scan")
  func unreadable() async throws {
    try await PostFixture.with { post in
      try post.put("broken.pdf", Data("%PDF-1.7 and then nothing".utf8))
      try await post.working {
        let submission = try await post.nextSubmission()
        #expect(submission.isIncomplete && submission.text.isEmpty && !submission.attachments[0].content.isEmpty)
        try await post.log.await("scan.unreadable code=unreadable")
      }
    }
  }

  @Test("rule 2: a scan over the limit stays at its source, and a small submission for triage is handed in")
  func large() async throws {
    try await PostFixture.with { post in
      try post.put("large.tif", Data([0x49, 0x49, 42, 0]) + Data(count: LetterReader.maximumScan))
      try await post.working {
        let submission = try await post.nextSubmission()
        #expect(submission.isIncomplete && submission.attachments.map(\.content) == [Data()])
        #expect(submission.attachments.first?.mediaType == "image/tiff")
        try await post.await(["large.tif"], in: .handed)
      }
    }
  }

  @Test("half-written files, links and other files stay where they are")
  func left() async throws {
    try await PostFixture.with { post in
      for name in [".scan.pdf", "scan.pdf.part", "scan.tmp", "notes.docx", "empty.pdf"] {
        try post.put(name, name == "empty.pdf" ? Data() : Data("%PDF-1.7".utf8))
      }
      try FileManager.default.createSymbolicLink(atPath: post.scans + "/link.pdf", withDestinationPath: "/etc/hostname")
      try await post.scan("--format", "png")
      try await post.working {
        _ = try await post.nextSubmission()
        try await post.await(["gareth-pugh.png", "gareth-pugh.yaml"], in: .handed)
        try await post.log.await("scans.left count=2")
      }
      #expect(post.files(.incoming) == [".scan.pdf", "empty.pdf", "link.pdf", "notes.docx", "scan.pdf.part", "scan.tmp"])
    }
  }

  @Test("a scan that grows, or whose card comes late, is not taken before both have rested")
  func settling() throws {
    func scan(size: Int, card: Bool) -> Scan {
      func file(_ name: String, _ size: Int) -> Scan.File {
        Scan.File(name: name, size: size, inode: 1, modifiedSeconds: 0, modifiedNanoseconds: 0)
      }
      return Scan(file: file("a.pdf", size), card: card ? file("a.yaml", 10) : nil)
    }
    var settled = SettledScans(settling: .seconds(5))
    let start = ContinuousClock.now
    #expect(settled.look([scan(size: 10, card: false)], at: start).isEmpty)
    #expect(settled.look([scan(size: 20, card: false)], at: start + .seconds(4)).isEmpty)
    #expect(settled.look([scan(size: 20, card: true)], at: start + .seconds(8)).isEmpty)
    #expect(settled.look([scan(size: 20, card: true)], at: start + .seconds(12)).isEmpty)
    #expect(settled.look([scan(size: 20, card: true)], at: start + .seconds(13)) == [scan(size: 20, card: true)])
  }

  @Test("a name that was used before gets a number, and nothing is overwritten")
  func names() async throws {
    try await PostFixture.with { post in
      try await post.working {
        try await post.scan("--name", "scan0001", "--received", "2026-11-21")
        let first = try await post.nextSubmission()
        try await post.await(["scan0001.pdf", "scan0001.yaml"], in: .handed)
        try await post.scan("--name", "scan0001", "--received", "2026-11-14")
        let second = try await post.nextSubmission()
        #expect(first.id != second.id)
        try await post.await(["scan0001-2.pdf", "scan0001-2.yaml", "scan0001.pdf", "scan0001.yaml"], in: .handed)
      }
    }
  }

  @Test("a receipt that does not come from outbox-relay puts nothing away")
  func forged() async throws {
    try await PostFixture.with { post in
      try await post.host.addUser("case-intake", write: "^habeas\\.work$")
      try await post.scan()
      try await post.working {
        let submission = try await post.nextSubmission()
        try await post.receipt(for: submission.id, outcome: "opened", from: "case-intake")
        try await post.log.await("receipt.refused")
        #expect(post.files(.receipted).isEmpty)
      }
    }
  }
}
