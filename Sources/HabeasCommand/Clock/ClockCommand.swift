import ArgumentParser
import Foundation
import RightsLaw

/// `habeas clock`: a dry run of the statutory clock over worked cases.
struct ClockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Computes due dates of worked cases and compares them with those expected.",
    discussion: """
      The first line of the file names the columns id,jurisdiction,received_local,events,expected_due,rule; docs/law.md describes them.
      Prints id,expected,computed,verdict and exits with 1 where any case differs.
      """)

  @Argument(help: ArgumentHelp("The cases as CSV; - reads standard input.", valueName: "file.csv"))
  var file: String
  @Flag(help: "Prints the working of each case below its line.")
  var explain = false

  func run() async throws {
    let report = ClockVectorReport(try ClockVector.parse(try text()))
    let console = Console.current
    console.say(ClockVectorReport.header)
    for line in report.lines {
      console.say(line.csv)
      guard explain else { continue }
      for step in line.result?.working ?? [] { console.say("  \(step.rule): \(step.text)") }
      if let result = line.result { console.say("  calculator \(result.calculator), holidays \(result.holidayTableHash.prefix(16))") }
    }
    if report.hasDifferences { throw ExitStatus.failure }
  }

  private func text() throws -> String {
    let data = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let data, let text = String(bytes: data, encoding: .utf8) else {
      throw OperatorError("\(file): the cases cannot be read; give a CSV file in UTF-8")
    }
    return text
  }
}
