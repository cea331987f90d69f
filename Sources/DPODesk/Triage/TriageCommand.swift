import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw

struct TriageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage", abstract: "Read what a person wrote; accept it as a request, or dismiss it.",
    discussion: "At a terminal one key decides; elsewhere, and with --accept or --dismiss, nothing is asked.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "Go on with the case.") var accept = false
  @Flag(help: "It is no request under data-protection law: close the case.") var dismiss = false
  @Option(help: "With --accept: a right that it is about; may be repeated.", transform: Right.typed) var right: [Right] = []
  @Option(help: ArgumentHelp("With --accept: an item that nobody asked for; may be repeated.", valueName: "n")) var misread: [Int] = []
  @Option(
    help: "With --right marketing-stop: a channel to stop; may be repeated. Without it those that the message names, else all.",
    transform: { try TypedCode.read($0) })
  var channel: [RightsCase.MarketingChannel] = []
  @Flag(help: "Show the sender in full.") var reveal = false

  func validate() throws {
    guard !(accept && dismiss) else { throw ValidationError("--accept and --dismiss exclude each other.") }
    guard right.isEmpty || accept else { throw ValidationError("--right goes with --accept.") }
    guard misread.isEmpty || accept else { throw ValidationError("--misread goes with --accept.") }
    guard channel.isEmpty || right.contains(.marketingStop) else { throw ValidationError("--channel goes with --right marketing-stop.") }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let messages = try await session.messages(of: stored, reveal: reveal)
      let desk = TriageDesk(
        session: session, stored: stored, reference: named.reference.description, suggestion: messages.first?.suggestion)
      if accept { return try await desk.accept(adding: right, misread: misread, channels: channel) }
      if dismiss { return try await desk.dismiss() }
      let console = Console.standard
      let page = TriagePage(
        reference: named.reference.description, state: stored.state, messages: messages, time: try session.localTime(),
        style: console.style, isAsked: KeyReader.isPossible && desk.isOpen)
      console.write(page.text)
      guard page.isAsked else { return }
      switch try ask(TriageDialogue(suggested: desk.suggested), console) {
      case .accept(let rights): try await desk.accept(exactly: rights)
      case .dismiss: try await desk.dismiss()
      case .leave: console.write("Nothing was changed.")
      }
    }
  }

  private func ask(_ dialogue: TriageDialogue, _ console: Console) throws(DeskError) -> TriageDialogue.Decision {
    var dialogue = dialogue
    let keys = KeyReader()
    console.write("\n" + dialogue.prompt)
    while true {
      guard let key = try keys.next() else { continue }
      let before = dialogue
      if let decision = dialogue.press(key) { return decision }
      if dialogue != before { console.write("\n" + dialogue.prompt) }
    }
  }
}
