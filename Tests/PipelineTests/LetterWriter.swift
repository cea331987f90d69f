import Foundation
import HabeasTesting
import Testing

/// Somebody who writes letters, and the mail room that scans them. Invented; the postal address is on file in the sample estate.
struct LetterWriter: Sendable {
  let address: String
  let installation: Installation

  static func gareth(_ installation: Installation) -> LetterWriter {
    LetterWriter(address: "gareth.pugh@valleypost.example", installation: installation)
  }

  /// Has a letter of the sample estate scanned, with its index card.
  func send(_ letter: String) async throws {
    let servers = try TestServers.require()
    try await Program.run(
      servers.python,
      [
        servers.root + "/controllers/optimised-group/sample-estate/letters/scan_letter.py", letter, "--folder", installation.scans,
        "--name", UUID().uuidString,
      ])
  }

  /// The first letter in the print spool whose text fits, as the path of its PDF and its text.
  func received(_ matches: @escaping @Sendable (String) -> Bool) async throws -> (file: String, text: String) {
    try await eventually("a letter in the print spool", within: .seconds(60)) {
      for (file, text) in try await letters() where matches(text) { return (file, text) }
      return nil
    }
  }

  /// Every letter in the print spool.
  func letters() async throws -> [(file: String, text: String)] {
    var letters: [(file: String, text: String)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: installation.printSpool).sorted() where name.hasSuffix(".pdf") {
      let file = "\(installation.printSpool)/\(name)"
      letters.append((file, try await Program.run("/usr/bin/pdftotext", ["-layout", file, "-"])))
    }
    return letters
  }

  /// Sends a letter back as it came: the mail room scans it, without an index card.
  func sendBack(_ file: String) async throws {
    // Under another name first: nobody takes a scan that is not complete.
    let hidden = "\(installation.scans)/.\(UUID().uuidString)"
    try await Program.run("/usr/bin/pdftoppm", ["-r", "200", "-png", "-singlefile", file, hidden])
    try FileManager.default.moveItem(atPath: hidden + ".png", toPath: "\(installation.scans)/returned-\(UUID().uuidString).png")
  }
}
