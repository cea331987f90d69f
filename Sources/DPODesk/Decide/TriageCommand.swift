import ArgumentParser
import CaseStore
import CaseWorker
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct TriageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage", abstract: "Read what a person wrote; accept it as a request, or dismiss it.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "Go on with the case.") var accept = false
  @Flag(help: "It is no request under data-protection law: close the case.") var dismiss = false
  @Option(help: "With --accept: a right that it is about; may be repeated.", transform: Right.typed) var right: [Right] = []
  @Option(
    help: "With --right marketing-stop: a channel to stop; may be repeated. Without it those that the message names, else all.",
    transform: { try TypedCode.read($0) })
  var channel: [RightsCase.MarketingChannel] = []
  @Flag(help: "Show the sender in full.") var reveal = false

  func validate() throws {
    guard !(accept && dismiss) else { throw ValidationError("--accept and --dismiss exclude each other.") }
    guard right.isEmpty || accept else { throw ValidationError("--right goes with --accept.") }
    guard channel.isEmpty || right.contains(.marketingStop) else { throw ValidationError("--channel goes with --right marketing-stop.") }
  }

  /// What is needed to carry a marketing stop out by itself; `nil` where that is under way already, or nothing can be found by.
  private func suppression(of stored: StoredCase, in session: DeskSession) async throws -> (plan: SuppressionPlan, subject: VaultItem)? {
    guard !stored.state.items.contains(where: { $0.right == .marketingStop }), let opening = stored.state.opened?.submission,
      let content = try await session.store.open([opening], of: stored).first
    else { return nil }
    let submission = try Submission(vaultBytes: content)
    let subject = SuppressionSubject(writerOf: submission)
    let channels = channel.isEmpty ? Suggestion(for: submission, by: try Recogniser()).stopped : channel
    let item = MessageIdentity.suppressionSubject(of: opening)
    guard !subject.isEmpty, let plan = try session.suppressionTargets().plan(channels: channels, subjectItem: item) else { return nil }
    return (plan, VaultItem(id: item, purpose: .correspondence, kind: SuppressionSubject.kind, bytes: try subject.encoded()))
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let console = Console.standard
      guard accept || dismiss else {
        let items = try await session.store.open(stored.state.submissions, of: stored)
        let recogniser = try Recogniser()
        let messages = try items.map { bytes in
          let submission = try Submission(vaultBytes: bytes)
          return TriagePage.Message(submission: submission, suggestion: Suggestion(for: submission, by: recogniser), reveal: reveal)
        }
        let page = TriagePage(
          reference: named.reference.description, state: stored.state, messages: messages, time: try session.localTime(),
          style: console.style)
        return console.write(page.text)
      }
      let stop = accept && right.contains(.marketingStop) ? try await suppression(of: stored, in: session) : nil
      let command: CaseCommand =
        accept ? .acceptTriage(rights: right, on: stored.today, suppression: stop?.plan) : .dismissTriage(on: stored.today)
      try await session.change(stored) { draft, _ in
        if let stop { draft.keep(stop.subject) }
        try draft.apply(command)
      }
      console.write(
        accept
          ? "Accepted; identity is checked next. The clock runs from receipt, not from today. Follow it with: dpo show \(named.reference)"
          : "Dismissed; the case is closed and nothing is sent.")
      // Rights that are not carried out by themselves must not be mistaken for done once the copy of the data is out.
      if let stop { console.write("Marketing is stopped: \(RightsCase.MarketingChannel.words(stop.plan.channels)).") }
      let byHand = (stored.state.items.map(\.right) + right).filter { $0 != .access && !($0 == .marketingStop && stop != nil) }
      if accept, !byHand.isEmpty {
        console.warn(
          "Note: only access is carried out by itself. See to this yourself before you approve the answer: "
            + Set(byHand).map(\.words).sorted().joined(separator: ", ") + ".")
      }
    }
  }
}
