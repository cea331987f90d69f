import ArgumentParser
import RightsLaw

struct GroundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grounds", abstract: "The grounds on which a right can be refused, with their codes.")

  @Option(help: "Only those that can refuse this right.", transform: Right.typed) var right: Right?

  func run() throws {
    let console = Console.standard
    console.write(GroundsPage(right: right, style: console.style).text)
  }
}
