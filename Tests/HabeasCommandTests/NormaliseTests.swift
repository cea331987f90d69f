import Foundation
import HabeasTesting
import Testing

@Suite("habeas normalise", .serialized, .timeLimit(.minutes(2)))
struct NormaliseTests {
  private struct Line: Decodable {
    struct Address: Decodable {
      var name: String?
      var lines: [String]
      var postcode: String?
    }
    struct Attachment: Decodable {
      var type: String
      var bytes: Int
    }
    var message: Int?
    var disposition: String
    var reason: String?
    var sender: String?
    var postalAddress: Address?
    var customerNumber: String?
    var text: String?
    var receivedAt: String?
    var attachments: [Attachment]
  }

  private func folder(_ body: (String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "habeas-normalise-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private func lines(_ run: CommandRun) throws -> [Line] {
    try run.output.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  @Test("a scanned letter becomes what post-intake would hand in, with its index card's day")
  func letter() async throws {
    try await folder { folder in
      let servers = try TestServers.require()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: servers.python)
      process.arguments = [
        servers.root + "/controllers/optimised-group/sample-estate/letters/scan_letter.py", "gareth-pugh", "--folder", folder, "--received",
        "2026-11-21",
      ]
      try process.run()
      process.waitUntilExit()
      let run = await CommandRun.habeas("normalise", folder + "/gareth-pugh.pdf")
      let line = try #require(try lines(run).first)
      #expect(run.status == 0 && line.disposition == "taken" && line.reason == nil)
      #expect(line.text?.contains("Stop the brochures.") == true && line.customerNumber == "OG-20417")
      #expect(line.receivedAt == "2026-11-21T12:00:00Z" && line.postalAddress?.name == "Gareth Pugh")
      #expect(line.attachments.first?.type == "application/pdf")
    }
  }

  @Test("mails are read, what is unreadable says why, and a missing file is no line")
  func others() async throws {
    try await folder { folder in
      try "From: Priya <priya@harbourtyres.example>\nSubject: My data\n\nSend me everything.\n"
        .write(toFile: folder + "/mail.eml", atomically: true, encoding: .utf8)
      try "Subject: Nobody\n\nText.\n".write(toFile: folder + "/nobody.eml", atomically: true, encoding: .utf8)
      try "%PDF-1.7\nnothing more".write(toFile: folder + "/broken.pdf", atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas(
        "normalise", folder + "/mail.eml", folder + "/nobody.eml", folder + "/broken.pdf", folder + "/absent")
      let lines = try lines(run)
      #expect(lines.map(\.disposition) == ["taken", "refused", "triage"])
      #expect(lines.map(\.reason) == [nil, "no-sender", "unreadable"])
      #expect(lines.first?.sender == "priya@harbourtyres.example" && run.status == 1)
      #expect(run.complaints.count == 1)
    }
  }

  @Test("an mbox gives a line for each of its mails, with its number; one that is refused does not keep up the next")
  func mailbox() async throws {
    try await folder { folder in
      let mails = [
        "From: Priya <priya@harbourtyres.example>\nSubject: One\n\nSend me everything.\n", "Subject: Nobody\n\nText.\n",
        "From: Gareth <gareth@valleypost.example>\nSubject: Three\n\nStop the brochures.\n",
      ]
      try mails.map { "From writer@person.example Mon Nov  2 09:00:00 2026\n\($0)\n" }.joined()
        .write(toFile: folder + "/box.mbox", atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas("normalise", folder + "/box.mbox")
      let found = try lines(run)
      #expect(run.status == 0 && found.map(\.message) == [1, 2, 3], "\(run.text)")
      #expect(found.map(\.disposition) == ["taken", "refused", "taken"])
      #expect(found.last?.sender == "gareth@valleypost.example" && found.first?.text?.contains("Send me everything.") == true)
    }
  }
}
