import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct ComplaintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaint", abstract: "Record, acknowledge, report on or conclude a complaint (R10, C11).",
    discussion: "Whoever a complaint is about does not decide it: name them with --about, and let the deputy conclude it (R23).")

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "The message that opened the case is a complaint too.") var record = false
  @Flag(help: "Acknowledge it.") var acknowledge = false
  @Flag(help: "Tell the person how it is going.") var progress = false
  @Option(help: "Conclude it: \(ComplaintConcluded.Outcome.allCases.map(\.rawValue).joined(separator: ", ")).", transform: TypedCode.read)
  var outcome: ComplaintConcluded.Outcome?
  @Option(help: ArgumentHelp("With --outcome: a text file with what was found; it stays in the vault.", valueName: "file"))
  var reasonsFile: String?
  @Option(help: ArgumentHelp("With --outcome: the login of a person whom it is about; may be repeated.", valueName: "login"))
  var about: [String] = []
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard [record, acknowledge, progress, outcome != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Say one of --record, --acknowledge, --progress, --outcome.")
    }
    guard (outcome == nil) == (reasonsFile == nil) else { throw ValidationError("--outcome and --reasons-file go together.") }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: outcome != nil) { session in
      let stored = try await session.load(named.reference)
      let console = Console.standard
      if record { return try await recorded(in: stored, session) }
      let item = try number(in: stored.state)
      guard let outcome, let reasonsFile else {
        try await session.settle(
          acknowledge ? .acknowledgeComplaint(item: item) : .reportProgress(item: item), in: stored, item: item, event: nil, yes: yes,
          question: "Write to the person?")
        return console.write("The notice goes out now.")
      }
      let found = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: try ReasonsFile.read(reasonsFile)).encoded())
      try await session.settle(
        .concludeComplaint(
          ComplaintConcluded(
            item: item, outcome: outcome, reasonsItem: found.id, decider: session.login, about: about, on: stored.today)),
        keeping: found, in: stored, item: item, event: nil, yes: yes, question: "Conclude it, and tell the person?")
      console.write("Concluded; the person is told now.")
    }
  }

  private func recorded(in stored: StoredCase, _ session: DeskSession) async throws {
    guard let opened = stored.state.opened else { return }
    let command = CaseCommand.recordComplaint(submission: opened.submission, receivedOn: opened.receivedOn)
    _ = try stored.state.decide(command)
    if !yes { try Console.standard.confirm("Record it as a complaint received on \(opened.receivedOn), and acknowledge it?") }
    try await session.change(stored) { draft, _ in try draft.apply(command) }
    Console.standard.write("Recorded; it is acknowledged now. See its clock with: dpo clock \(named.reference)")
  }

  /// The complaint that was named, or the only one.
  private func number(in state: CaseState) throws(DeskError) -> Int {
    if let item = chosen.item { return item }
    let open = state.items.filter { $0.right == .complaint && $0.outcome == .open }
    guard let only = open.first, open.count == 1 else {
      throw open.isEmpty ? .refused("the case has no open complaint. Record one with --record.") : .untried("name one with --item.")
    }
    return only.number
  }
}
