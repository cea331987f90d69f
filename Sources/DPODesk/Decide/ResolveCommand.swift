import ArgumentParser
import CaseStore
import Intake
import RightsCase

struct ResolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Say what became of a mail whose sending is in doubt.",
    discussion: "Look into the mail server's log, or ask the person. What was not delivered is sent again under the same approval.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "It arrived.") var delivered = false
  @Flag(help: "It did not arrive: send it again.") var notDelivered = false
  @Option(help: ArgumentHelp("Which one, where several are in doubt: notice:N or answer:N.", valueName: "send"), transform: Self.subject)
  var send: SendSubject?

  static func subject(_ text: String) throws -> SendSubject {
    guard let subject = SendSubject(text) else { throw ValidationError("write notice:N or answer:N, as dpo show has it.") }
    return subject
  }

  func validate() throws {
    guard delivered != notDelivered else { throw ValidationError("Say either --delivered or --not-delivered.") }
  }

  func run() async throws {
    try await DeskSession.run(options) { session in
      let stored = try await session.load(named.reference)
      let subject = try choose(in: stored.state)
      let attempt = stored.state.transmission(of: subject)?.attempts ?? 0
      let resolved = SendResolved(subject: subject, attempt: attempt, delivered: delivered, on: stored.today)
      try await session.change(stored) { draft, _ in try draft.apply(.resolveSend(resolved)) }
      let words = subject.words(in: stored.state).capitalisedFirst
      Console.standard.write("\(words): " + (delivered ? "recorded as delivered." : "recorded as not delivered; it is sent again."))
    }
  }

  private func choose(in state: CaseState) throws(DeskError) -> SendSubject {
    let doubtful = state.ambiguousSends
    if let send { return send }
    guard let only = doubtful.first else { throw .refused("no sending of the case is in doubt. See: dpo show \(named.reference)") }
    guard doubtful.count == 1 else {
      throw .untried("several are in doubt. Name one: " + doubtful.map { "--send \($0)" }.joined(separator: " or "))
    }
    return only
  }
}
