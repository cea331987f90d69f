import Foundation
import HabeasTesting
import Testing

@Suite("habeas recognise", .timeLimit(.minutes(1)))
struct RecogniseCommandTests {
  private struct Line: Decodable {
    struct Right: Decodable {
      var right: String
      var confidence: Double
      var evidence: [Evidence]
      var channels: [String]?
    }
    struct Evidence: Decodable {
      var text: String
      var start: Int
      var end: Int
    }
    var file: String
    var language: String
    var rights: [Right]
    var articles: [Int]
    var disposition: String
  }

  private func lines(_ texts: [String]) async throws -> [(text: String, line: Line)] {
    try await TestInstallation.with { installation in
      var files: [String] = []
      for (number, text) in texts.enumerated() {
        files.append("\(installation.folder)/\(number).txt")
        try text.write(toFile: files[number], atomically: true, encoding: .utf8)
      }
      let run = await CommandRun.habeas(["recognise"] + files)
      #expect(run.status == 0, "\(run.text)")
      let lines = try run.output.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
      #expect(lines.map(\.file) == files)
      return zip(texts, lines).map { ($0, $1) }
    }
  }

  @Test("a line of JSON for each file, with the words that led to each right where they stand in the file")
  func offsets() async throws {
    let texts = [
      "Grüß Gott – löschen Sie bitte alle meine Daten nach Art. 17 DSGVO.\n", "Stop the brochures. Emails are fine.\n",
      "Danke!\n\nAm 3. März 2026 um 10:00 schrieb der Datenschutz:\n> Auskunft nach Art. 15\n\nBitte löschen Sie meine Daten.\n",
    ]
    let found = try await lines(texts)
    #expect(found.map(\.line.language) == ["de", "en", "de"])
    #expect(found.map { $0.line.rights.map(\.right) } == [["erasure"], ["marketing-stop"], ["erasure"]])
    #expect(found[0].line.articles == [17])
    #expect(found[1].line.rights[0].channels == ["post"])
    for (text, line) in found {
      #expect(line.disposition == "accept")
      let scalars = Array(text.unicodeScalars)
      for evidence in line.rights.flatMap(\.evidence) {
        #expect(String(String.UnicodeScalarView(scalars[evidence.start..<evidence.end])) == evidence.text)
      }
    }
  }

  @Test("a file that is not there is named")
  func missing() async {
    let run = await CommandRun.habeas("recognise", "/nowhere/letter.txt")
    #expect(run.status == 1)
    #expect(run.text.contains("/nowhere/letter.txt"))
  }
}
