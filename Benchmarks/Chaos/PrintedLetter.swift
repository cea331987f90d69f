import Foundation
import Rehearsal

/// A letter in the print spool, as the printer's software finds it.
struct PrintedLetter: Sendable {
  var name: String
  /// Whether the job beside it names exactly these bytes.
  var isAsItsJobSays: Bool
  /// Whom it is addressed to, read from the PDF's text.
  var person: BenchPerson?

  private struct Job: Decodable {
    var bytes: Int
    var sha256: String
  }

  static func all(in folder: String) async throws -> [PrintedLetter] {
    var letters: [PrintedLetter] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".pdf") && !file.hasPrefix(".") {
      let path = "\(folder)/\(file)"
      let job = try? JSONDecoder().decode(Job.self, from: Data(contentsOf: URL(fileURLWithPath: path.dropLast(3) + "json")))
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      let digest = try await Program.run("/usr/bin/sha256sum", [path]).prefix(64)
      let text = try await Program.run("/usr/bin/pdftotext", ["-layout", path, "-"])
      letters.append(
        PrintedLetter(
          name: file, isAsItsJobSays: job.map { $0.bytes == size && $0.sha256 == digest } ?? false,
          person: text.firstMatch(of: /PC([0-9]+)/).flatMap { Int($0.output.1) }.map { BenchPerson($0) }))
    }
    return letters
  }
}
