import ArgumentParser
import CaseStore
import Intake
import ResponseBundle
import RightsCase
import Sealing

struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Sign the answer, so that it is sent.",
    discussion: "The signature is over the manifest's digest: every file, the recipient and the channel. Any change voids it.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var signing: SigningOptions
  @OptionGroup var options: DeskOptions

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let answer = try await CurrentAnswer(of: stored, in: session.store)
      try requireUndecided(answer, of: stored)
      let console = Console.standard
      console.write(
        ApprovalPage(
          reference: named.reference.description, version: answer.assembled.version, manifest: answer.bundle.manifest,
          manifestDigest: answer.bundle.manifestDigest, recipient: answer.recipient(reveal: false), style: console.style
        ).text)
      if !signing.yes { try console.confirm("Sign it?") }
      let key = try signing.open()
      let desk = try await ApproverDesk(session)
      try desk.requireOwnKey(key.keyID)
      let approval = try AnswerApproval(of: answer, case: stored.id, key: key, desk: desk, at: try await session.store.now())
      try await session.change(stored) { draft, _ in try draft.apply(.approve(approval.event)) }
      console.write(
        "Approved by \(TerminalText.line(desk.name(of: key.keyID) ?? key.name)) with key \(key.keyID). It is being sent; follow it with: "
          + "dpo show \(named.reference)")
    }
  }

  /// Asks the case before it asks for a passphrase.
  private func requireUndecided(_ answer: CurrentAnswer, of stored: StoredCase) throws {
    let candidate = ResponseApproved(
      version: answer.assembled.version, manifestDigest: answer.assembled.manifestDigest,
      recipientDigest: answer.assembled.recipientDigest, keyID: "", signed: "")
    _ = try stored.state.decide(.approve(candidate))
  }
}
