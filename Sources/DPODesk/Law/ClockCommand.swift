import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw

struct ClockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "The clock of each item with its working, computed anew.",
    discussion: "Each step names its rule. With --json: the inputs, the working, the calculator and the holiday table's hash.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "For programs and for evidence: the same bytes each time.") var json = false

  func run() async throws {
    try await DeskSession.run(options) { session in
      let stored = try await session.load(named.reference)
      let console = Console.standard
      if json {
        let results = try stored.state.items.map { item in try stored.state.clock(of: item.number).canonicalJSON }
        console.write("[" + results.joined(separator: ",") + "]")
      } else {
        let section = ClockSection(state: stored.state, today: stored.today, style: console.style)
        console.write(section.lines.joined(separator: "\n"))
      }
    }
  }
}
