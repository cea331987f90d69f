import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw

struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Record that the person took an item back.",
    discussion: "Only the person can take it back. A stop of marketing stays in force (R7). When nothing is left the case is closed.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func run() async throws {
    try await DeskSession.run(options) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      try await session.settle(
        .withdraw(RightWithdrawn(item: item, submission: nil, on: stored.today)), in: stored, item: item, event: nil, yes: yes,
        question: "Did the person take it back?")
      Console.standard.write("Recorded as withdrawn. See: dpo show \(named.reference)")
    }
  }
}
