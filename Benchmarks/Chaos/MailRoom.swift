import Foundation
import HabeasTesting
import Rehearsal

/// Letters are scanned into the folder that post-intake watches, each with its index card.
struct MailRoom: Sendable {
  let installation: Installation
  private let servers: TestServers
  private let letters: String

  init(_ installation: Installation) throws {
    self.installation = installation
    servers = try TestServers.require()
    letters = installation.directory + "/letters"
    try FileManager.default.createDirectory(atPath: letters, withIntermediateDirectories: true)
  }

  /// Somebody stops all marketing by letter; returns when the scan lies in the folder.
  func scan(letterOf person: BenchPerson) async throws {
    let file = "\(letters)/letter-\(person.number).yaml"
    try """
    sender: { name: "\(person.name)", lines: ["\(person.number) High Street"], postcode: \(person.postcode) }
    recipient: [The Benchmark Shop]
    customer_number: \(person.customerNumber)
    salutation: Dear Sir or Madam,
    paragraphs: ["Please stop sending me marketing of any kind."]
    closing: Yours faithfully,

    """.write(toFile: file, atomically: true, encoding: .utf8)
    try await Program.run(
      servers.python,
      [
        servers.root + "/controllers/optimised-group/sample-estate/letters/scan_letter.py", String(file.dropLast(".yaml".count)),
        "--folder", installation.scans, "--name", "letter-\(person.number)",
      ])
  }
}
