import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep a case's records for legal claims, or end that (Article 17(3)(e)).",
    discussion: """
      While a hold lasts nothing of the case is destroyed, however long the profile keeps records.
      It moves no date and refuses nothing: the person is answered as ever. To refuse an erasure on this ground use: dpo refuse
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("A text file: which claim, and why the records are needed; it stays in the vault.", valueName: "file"))
  var reasonsFile: String?
  @Flag(help: "End the hold.") var lift = false
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard lift == (reasonsFile == nil) else { throw ValidationError("Say --reasons-file to hold, or --lift to end it.") }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: !lift) { session in
      let stored = try await session.load(named.reference)
      let console = Console.standard
      guard let reasonsFile else {
        let command = CaseCommand.liftHold(HoldLifted(on: stored.today))
        _ = try stored.state.decide(command)
        console.write("What is due for destruction is destroyed within minutes.")
        if !yes { try console.confirm("End the hold?") }
        try await session.change(stored) { draft, _ in try draft.apply(command) }
        return console.write("The records are no longer held.")
      }
      let reasons = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: try ReasonsFile.read(reasonsFile)).encoded())
      let command = CaseCommand.placeHold(HoldPlaced(reasonsItem: reasons.id, on: stored.today))
      // The case judges before anybody is asked.
      _ = try stored.state.decide(command)
      for item in stored.state.items where item.outcome == .open {
        console.write("Item \(item.number): \(item.right.wordsWithCitation)")
        console.write(try ClockChange(of: item.number, in: stored.state, adding: nil).text)
      }
      if !yes { try console.confirm("Hold the records? No date moves.") }
      try await session.change(stored) { draft, _ in
        draft.keep(reasons)
        try draft.apply(command)
      }
      console.write("Held. End it with: dpo hold \(named.reference) --lift")
    }
  }
}
