import ArgumentParser
import CaseStore
import Intake
import RightsCase

struct LateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "late", abstract: "Tell the person that the answer is late, once it cannot be extended any more (C5).",
    discussion: "It does not move the date. The letter apologises and names their remedies.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func run() async throws {
    try await DeskSession.run(options) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      try await session.settle(
        .apologise(item: item, on: stored.today), in: stored, item: item, event: nil, yes: yes, question: "Tell the person?")
      Console.standard.write("The letter goes out now. The date stays; answer as soon as you can.")
    }
  }
}
