import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct ClarifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clarify", abstract: "Ask the person which data or processing they mean, or record their answer (C6).",
    discussion: """
      For access requests under the law of the United Kingdom only: the days from the question to the answer do not count. Never ask about
      the format in this way, and ask only for what you reasonably need.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(
    help: ArgumentHelp(
      "What the question is about: \(ClarificationTopic.allCases.map(\.rawValue).joined(separator: ", ")); may be repeated.",
      valueName: "topic"), transform: TypedCode.read)
  var about: [ClarificationTopic] = []
  @Option(help: ArgumentHelp("A text file that says why you reasonably need it; it stays in the vault.", valueName: "file"))
  var reasonsFile: String?
  @Flag(help: "The person has answered.") var answered = false
  @Option(help: "With --answered: the day on which the answer arrived; today where it is not given.", transform: GivenDay.typed)
  var on: LocalDate?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard answered != !about.isEmpty else { throw ValidationError("Say either --about TOPIC or --answered.") }
    guard answered || reasonsFile != nil else { throw ValidationError("--about goes with --reasons-file: record why you need it (C6).") }
    guard answered || on == nil else { throw ValidationError("--on goes with --answered.") }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      if answered {
        let day = try GivenDay.checked(on, today: stored.today)
        try await session.settle(
          .answerClarification(ClarificationAnswered(item: item, submission: nil, on: day)), in: stored, item: item,
          event: .clarificationAnswered(day), yes: yes, question: "Record the answer?")
        return Console.standard.write("Recorded; the days count again.")
      }
      let reasons = try ReasonsFile.read(reasonsFile ?? "")
      let record = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind, bytes: try DecisionRecord(text: reasons).encoded())
      try await session.settle(
        .requestClarification(ClarificationRequested(item: item, topics: about, reasonsItem: record.id, on: stored.today)),
        keeping: record, in: stored, item: item, event: .clarificationAsked(stored.today), yes: yes, question: "Ask the person?")
      Console.standard.write("The question goes out now. Once the answer is in: dpo clarify \(named.reference) --answered")
    }
  }
}
