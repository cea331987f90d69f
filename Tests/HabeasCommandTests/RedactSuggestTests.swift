import Foundation
import Testing

@Suite("habeas redact-suggest", .timeLimit(.minutes(1)))
struct RedactSuggestTests {
  private struct Suggestion: Decodable, Equatable {
    var start: Int
    var end: Int
    var kind: String
    var reason: String
  }

  @Test("one line of JSON for each file, nothing of the text in it, and nothing of the requester's own")
  func lines() async throws {
    try await TestInstallation.with { installation in
      let texts = ["Zoë 🎉 told Sarah Okafor.", "Nothing here.", "Ann Example and bob@person.example"]
      var files: [String] = []
      for (number, text) in texts.enumerated() {
        files.append("\(installation.folder)/\(number).txt")
        try text.write(toFile: files[number], atomically: true, encoding: .utf8)
      }
      let own = installation.folder + "/own.json"
      try #"{"name": "Ann Example", "email": "ann@person.example"}"#.write(toFile: own, atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas(["redact-suggest", "--own-file", own] + files)
      #expect(run.status == 0 && run.output.count == 3, "\(run.text)")
      let found = try run.output.map { try JSONDecoder().decode([Suggestion].self, from: Data($0.utf8)) }
      #expect(found[0].last.map { [$0.start, $0.end] } == [11, 23] && found[0].last?.kind == "name")
      #expect(found[1].isEmpty)
      #expect(found[2].map(\.kind) == ["email"])
      #expect(!run.text.contains("Okafor") && found.joined().allSatisfy { !$0.reason.isEmpty })
    }
  }

  @Test("a file that is not there, or not UTF-8, is said by name")
  func faults() async throws {
    let run = await CommandRun.habeas("redact-suggest", "/nowhere/note.txt")
    #expect(run.status != 0 && run.text.contains("/nowhere/note.txt: the text cannot be read"), "\(run.text)")
  }
}
