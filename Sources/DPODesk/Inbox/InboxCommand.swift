import ArgumentParser
import CaseStore

struct InboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "inbox", abstract: "The open cases, the most urgent first.")

  @OptionGroup var options: DeskOptions
  @Flag(help: "Closed cases too.") var all = false
  @Flag(help: "For programs.") var json = false

  func run() async throws {
    try await DeskSession.run(options) { session in
      let entries = try await session.desk.cases(all: all).map(InboxEntry.init)
      let today = session.store.calendar.date(of: try await session.store.now())
      let console = Console.standard
      if json {
        console.write(try DeskJSON.text(entries.sorted(by: InboxEntry.isMoreUrgent).map { InboxDocument($0, today: today) }))
      } else {
        console.write(InboxPage(entries: entries, today: today, style: console.style).text)
      }
    }
  }
}
