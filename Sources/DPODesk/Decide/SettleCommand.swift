import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct SettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Say how a right ended that a person carried out, such as a correction or an erasure.",
    discussion: """
      Carry it out first, in every system that dpo show names. The person is then told the outcome and their remedies; when nothing is left
      the case is closed. What cannot be done at all is refused with dpo refuse. There is no ready letter for a question, for a reminder of
      an earlier request and for data to take along: write to the person, and record your letter with --letter.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(help: "How it ended: \(RightSettled.Outcome.allCases.map(\.rawValue).joined(separator: ", ")).", transform: TypedCode.read)
  var outcome: RightSettled.Outcome
  @Option(
    help: """
      For a correction, an erasure and a restriction: what was done about those who got the data from you: \
      \(RightSettled.Recipients.allCases.map(\.rawValue).joined(separator: ", ")) (Article 19).
      """, transform: TypedCode.read)
  var recipients: RightSettled.Recipients?
  @Option(help: ArgumentHelp("A text file: what was done, and where. It stays in the vault and is not sent.", valueName: "file"))
  var done: String
  @Option(help: ArgumentHelp("For granted-in-part and out-of-scope: the ground's code, as dpo grounds has it.", valueName: "code"))
  var ground: String?
  @Option(help: ArgumentHelp("A text file with a line 'field: text' for each that the ground must record.", valueName: "file"))
  var record: String?
  @Option(help: ArgumentHelp("You have told the person by this letter of your own (a text file); nothing more is sent.", valueName: "file"))
  var letter: String?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard record == nil || ground != nil else { throw ValidationError("--record goes with --ground.") }
  }

  func run() async throws {
    let done = try ReasonsFile.read(done)
    let ownLetter = try letter.map { try ReasonsFile.read($0) }
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      let fields = try groundRecord(for: item, of: stored, done: done, login: session.login)
      var kept = fields?.byName ?? [:]
      kept["letter"] = ownLetter
      let vaultItem = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind, bytes: try DecisionRecord(text: done, fields: kept).encoded())
      try await session.settle(
        .settle(
          RightSettled(
            item: item, outcome: outcome, recipients: recipients, ground: ground, recordItem: vaultItem.id,
            recorded: fields?.recorded ?? [],
            reviewer: fields?.reviewer, isTold: ownLetter != nil, on: stored.today)),
        keeping: vaultItem, in: stored, item: item, event: nil, yes: yes,
        question: "Record it as \(outcome.words)\(ownLetter == nil ? ", and tell the person" : "")?")
      Console.standard.write(
        ownLetter == nil
          ? "Recorded; the person is told now. The case is closed once nothing else is open: dpo show \(named.reference)"
          : "Recorded with your letter. The case is closed once nothing else is open: dpo show \(named.reference)")
    }
  }

  /// What the ground must record; `nil` without a ground, and for a right that cannot be refused, which the case says better.
  private func groundRecord(for item: Int, of stored: StoredCase, done: String, login: String) throws -> GroundRecord? {
    guard let code = ground, let right = stored.state.items.first(where: { $0.number == item })?.right,
      let refusable = RefusableRight(right)
    else { return nil }
    return try GroundRecord(
      for: refusable, on: try RefusalGround(code: code), known: [.reasoning: done], file: record, login: login, on: stored.today)
  }
}
