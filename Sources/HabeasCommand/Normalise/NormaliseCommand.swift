import ArgumentParser
import Foundation
import Intake
import ScanReading

/// `habeas normalise`: a dry run of the intake. What would be handed in is printed, and nothing is published.
struct NormaliseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalise", abstract: "Shows what mails and scanned letters become, without handing anything in.",
    discussion: """
      Prints one JSON line a file: taken, triage or refused, with the reason, and what was read. A file that begins as PDF, TIFF, PNG or
      JPEG is read as a scan, with its index card where one lies beside it; an mbox as its mails, one line for each with its number;
      everything else as a mail.
      The output holds what the files hold: keep it as carefully. Exits with 1 where a file cannot be opened.
      """)

  @Argument(help: ArgumentHelp("Mails and scans.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("Languages of letters by tesseract's names, with + between.", valueName: "eng+…"))
  var languages = "eng"
  @Option(help: ArgumentHelp("How sure the reading of each page must be, 0 to 100.", valueName: "number"))
  var minimumConfidence = 65
  @Option(help: ArgumentHelp("The controller's time zone, for index cards.", valueName: "zone"))
  var zone = "Europe/London"

  func validate() throws {
    guard TimeZone(identifier: zone) != nil else { throw ValidationError("there is no time zone '\(zone)'; write one like Europe/London") }
    guard languages.wholeMatch(of: /[A-Za-z_]{2,32}(\+[A-Za-z_]{2,32})*/) != nil else {
      throw ValidationError("the languages are not names like eng with + between")
    }
  }

  func run() async throws {
    let console = Console.current
    let normaliser = Normaliser(
      mail: MailIntake(mailbox: ""),
      letters: LetterIntake(
        ownAddress: [], minimumConfidence: Double(minimumConfidence), zone: TimeZone(identifier: zone) ?? .gmt),
      reader: ScanReader(languages: languages.split(separator: "+").map(String.init)))
    var hasMissing = false
    for file in files {
      do {
        for line in try await normaliser.normalise(file) { console.say(try line.line) }
      } catch let error as OperatorError {
        console.complain("habeas: \(error)")
        hasMissing = true
      }
    }
    if hasMissing { throw ExitStatus.failure }
  }
}
