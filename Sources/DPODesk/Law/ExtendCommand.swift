import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct ExtendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Take two more months, for complexity or the number of requests (C5).",
    discussion: """
      The person is told at once, with the reasons; the clock moves when that notice has been sent. After its last day it is refused: tell
      the person that you are late instead, with dpo late. That you need clarification is no reason.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(
    help: ArgumentHelp("Why: \(ExtensionCause.allCases.map(\.rawValue).joined(separator: ", ")); may be repeated.", valueName: "cause"),
    transform: TypedCode.read)
  var cause: [ExtensionCause]
  @Option(help: ArgumentHelp("A text file with the reasons in your words; they stay in the vault as evidence.", valueName: "file"))
  var reasonsFile: String
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard Set(cause.map(\.reason)).count == 1 else {
      throw ValidationError("--cause: name what makes it complex, or the number of requests, but not both.")
    }
  }

  func run() async throws {
    let reasons = try ReasonsFile.read(reasonsFile)
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      let record = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind, bytes: try DecisionRecord(text: reasons).encoded())
      let reason = cause[0].reason
      let command = CaseCommand.extendDeadline(
        DeadlineExtended(item: item, reason: reason, causes: cause, reasonsItem: record.id, on: stored.today))
      try await session.settle(
        command, keeping: record, in: stored, item: item, event: .extensionNotice(stored.today, reason: reason), yes: yes,
        question: "Extend it, and tell the person why?")
      Console.standard.write("Extended once the notice has been sent; follow it with: dpo show \(named.reference)")
    }
  }
}
