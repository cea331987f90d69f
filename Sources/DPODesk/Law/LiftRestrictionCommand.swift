import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct LiftRestrictionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift-restriction", abstract: "End a restriction of processing; the person is told before (R4, Article 18(3)).",
    discussion: """
      Also for a case that is closed. The letter goes out now; use the data again only from the day that you name, which is at least a week
      ahead, so that the person can answer, or a day where they agree.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(help: "Why: \(RestrictionEnd.allCases.map(\.rawValue).joined(separator: ", ")).", transform: TypedCode.read)
  var reason: RestrictionEnd
  @Option(help: ArgumentHelp("The day from which the data is used again.", valueName: "day"), transform: GivenDay.typed)
  var on: LocalDate
  @Option(help: ArgumentHelp("A text file that says how you came to it; it stays in the vault.", valueName: "file"))
  var record: String
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let kept = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: try ReasonsFile.read(record)).encoded())
      let command = CaseCommand.liftRestriction(
        RestrictionLifted(
          item: try number(in: stored.state), reason: reason, liftedOn: on, recordItem: kept.id, on: stored.today))
      _ = try stored.state.decide(command)
      let console = Console.standard
      if !yes { try console.confirm("Tell the person that the restriction ends on \(on.inWords), because \(reason.words)?") }
      try await session.change(stored) { draft, _ in
        draft.keep(kept)
        try draft.apply(command)
      }
      console.write("The letter goes out now. Until \(on.inWords) the data is only stored; see that it went: dpo show \(named.reference)")
    }
  }

  /// The restriction that was named, or the only one.
  private func number(in state: CaseState) throws(DeskError) -> Int {
    if let item = chosen.item { return item }
    let restrictions = state.items.filter { $0.right == .restriction }
    guard let only = restrictions.first, restrictions.count == 1 else {
      throw restrictions.isEmpty ? .refused("the case has no restriction.") : .untried("name one with --item.")
    }
    return only.number
  }
}
