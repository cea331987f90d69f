import ArgumentParser
import CaseStore
import Foundation
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct RefuseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: "Refuse an item, on a ground and with reasons.",
    discussion: "A letter with the reasons and the person's remedies is assembled; you review and approve it before it is sent.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("The item's number, as dpo show has it.", valueName: "n")) var item: Int
  @Option(help: ArgumentHelp("The ground's code, as dpo grounds has it.", valueName: "code")) var ground: String
  @Option(help: ArgumentHelp("A text file with the reasons, in the words that the person will read.", valueName: "file"))
  var reasonsFile: String
  @Option(help: ArgumentHelp("A text file with a line 'field: text' for what else the ground must record.", valueName: "file"))
  var record: String?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func run() async throws {
    let ground = try RefusalGround(code: ground)
    let reasons = try ReasonsFile.read(reasonsFile)
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let fields = try record(of: stored, ground: ground, reasons: reasons, login: session.login)
      let vaultItem = VaultItem(
        purpose: .correspondence, kind: RefusalReasons.kind,
        bytes: try RefusalReasons(text: reasons, record: fields?.byName).encoded())
      let refusal = RightRefused(
        item: item, ground: ground.code, reasonsItem: vaultItem.id, recorded: fields?.recorded ?? [], reviewer: fields?.reviewer)
      // The case judges before anybody is asked.
      _ = try stored.state.decide(.refuse(refusal))
      let console = Console.standard
      console.write(
        """
        You are about to refuse item \(item) of case \(named.reference): \(right(in: stored.state)?.wordsWithCitation ?? "").
        Ground \(ground.code), \(ground.citation): \(ground.sentence)
        Reasons that the person will read:
        \(TerminalText.indented(reasons, by: "  "))
        """)
      if !yes { try console.confirm("Refuse it?") }
      try await session.change(stored) { draft, _ in
        draft.keep(vaultItem)
        try draft.apply(.refuse(refusal))
      }
      console.write(
        "Refused. The letter with the reasons and the person's remedies is being assembled; it is sent only after: "
          + "dpo review \(named.reference), then dpo approve \(named.reference) --key FILE")
    }
  }

  /// What the ground must record; `nil` for a right that cannot be refused, which the case says better.
  private func record(of stored: StoredCase, ground: RefusalGround, reasons: String, login: String) throws -> GroundRecord? {
    guard let refusable = right(in: stored.state).flatMap(RefusableRight.init), ground.rights.contains(refusable) else { return nil }
    return try GroundRecord(
      for: refusable, on: ground, known: [.reasoning: reasons], file: record, login: login, on: stored.today)
  }

  private func right(in state: CaseState) -> Right? { state.items.first { $0.number == item }?.right }
}
