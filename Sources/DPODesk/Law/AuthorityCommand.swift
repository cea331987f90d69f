import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct AuthorityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority", abstract: "Ask whoever writes for somebody else to show that they may, or record that they have (R19).",
    discussion: """
      Ask at once and only where the doubt is real: then the month begins when the answer is in; asked late, it began with the request (C3).
      The letter goes to whoever wrote and tells nothing of what is held. Where what is asked seems too much, send the answer to the person.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("A text file that says why you doubt it; it stays in the vault.", valueName: "file"))
  var reasonsFile: String?
  @Flag(help: "The authority has been shown.") var given = false
  @Option(
    help: ArgumentHelp("With --given: a right that the authority speaks of; may be repeated.", valueName: "right"),
    transform: TypedCode.read)
  var right: [Right] = []
  @Option(help: ArgumentHelp("With --given: its last day; leave it out where it has no end.", valueName: "day"), transform: GivenDay.typed)
  var until: LocalDate?
  @Option(help: ArgumentHelp("With --given: a text file that says what was shown; it stays in the vault.", valueName: "file"))
  var record: String?
  @Option(help: "With --given: the day on which it arrived; today where it is not given.", transform: GivenDay.typed) var on: LocalDate?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard given != (reasonsFile != nil) else { throw ValidationError("Say --reasons-file to ask, or --given with --right and --record.") }
    guard !given || !right.isEmpty && record != nil else { throw ValidationError("--given goes with --right and --record (R19).") }
    guard given || right.isEmpty && record == nil && until == nil && on == nil else {
      throw ValidationError("--right, --until, --record and --on go with --given.")
    }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let kept = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: try ReasonsFile.read(record ?? reasonsFile ?? "")).encoded())
      let day = try GivenDay.checked(on, today: stored.today)
      let command: CaseCommand =
        given
        ? .recordAuthority(AuthorityGiven(rights: right, until: until, recordItem: kept.id, on: day))
        : .requestAuthority(AuthorityRequested(reasonsItem: kept.id, on: stored.today))
      // The case judges before anybody is asked.
      _ = try stored.state.decide(command)
      let console = Console.standard
      try showClocks(of: stored, day: day, on: console)
      if !yes { try console.confirm(given ? "Record that the authority was shown?" : "Ask whoever wrote?") }
      try await session.change(stored) { draft, _ in
        draft.keep(kept)
        try draft.apply(command)
      }
      console.write(
        given
          ? "Recorded. Go on with: dpo triage \(named.reference)"
          : "The letter goes out now. Once the answer is in: dpo authority \(named.reference) --given --right RIGHT --record FILE")
    }
  }

  private func showClocks(of stored: StoredCase, day: LocalDate, on console: Console) throws {
    for item in stored.state.items where item.outcome == .open {
      let isAsked = item.clockEvents.contains { if case .authorityAsked = $0 { true } else { false } }
      let event: ClockEvent? = given ? (isAsked ? .authorityGiven(day) : nil) : .authorityAsked(day, routine: false)
      console.write("Item \(item.number): \(item.right.wordsWithCitation)")
      console.write(try ClockChange(of: item.number, in: stored.state, adding: event).text)
    }
  }
}
