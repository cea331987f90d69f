import ArgumentParser
import CaseStore
import RightsLaw

struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "What your office is measured on: volume, time, care, and what followed (O5).",
    discussion: "Counts the cases received in the period, from their events alone: no personal data is opened.")

  @OptionGroup var options: DeskOptions
  @Option(
    help: ArgumentHelp("The first day of receipt; the very first where it is not given.", valueName: "day"), transform: GivenDay.typed)
  var from: LocalDate?
  @Option(help: ArgumentHelp("The last day of receipt; today where it is not given.", valueName: "day"), transform: GivenDay.typed)
  var to: LocalDate?

  func validate() throws {
    guard from.flatMap({ from in to.map { from <= $0 } }) ?? true else { throw ValidationError("--from is after --to.") }
  }

  func run() async throws {
    try await DeskSession.run(options) { session in
      var figures: [CaseFigures] = []
      for line in try await session.desk.cases(all: true) {
        let received = try LocalDate(iso: line.receivedOn)
        guard from.map({ received >= $0 }) ?? true, to.map({ received <= $0 }) ?? true else { continue }
        let stored = try await session.store.load(line.caseID)
        if let one = CaseFigures(
          stored.events.map { .init(event: $0.event, actor: $0.actor, at: $0.at) }, date: session.store.calendar.date(of:))
        {
          figures.append(one)
        }
      }
      let today = session.store.calendar.date(of: try await session.store.now())
      let console = Console.standard
      console.write(FiguresPage(cases: figures, today: today, style: console.style).text)
    }
  }
}
