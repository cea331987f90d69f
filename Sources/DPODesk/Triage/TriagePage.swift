import Foundation
import Intake
import RightsCase
import RightsLaw

/// What a person wrote, and why a person has to look. Everything foreign is made safe to show.
struct TriagePage {
  /// One message of the case.
  struct Message: Sendable {
    var submission: Submission
    /// What the words in it seem to ask for.
    var suggestion: Suggestion?
    /// Whether its sender may be shown in full.
    var reveal = false
  }

  let reference: String
  let state: CaseState
  let messages: [Message]
  let time: LocalTime
  var style = TextStyle.plain
  /// Keys are asked for below the page, so it need not say what to type.
  var isAsked = false

  var text: String {
    var lines = [style.heading("Case \(reference)") + ", " + (state.triage.map { "in triage, because \($0.words)" } ?? state.phase.words)]
    if !state.items.isEmpty {
      lines.append("Recognised: " + state.items.map { "item \($0.number), \($0.right.words)" }.joined(separator: "; "))
    }
    for message in messages { lines += [""] + body(of: message) }
    lines += ["", style.heading("What you can do")]
    lines += isAsked ? [state.triage.map { "  \($0.advice)" } ?? ""] : choices
    return lines.joined(separator: "\n")
  }

  private func body(of message: Message) -> [String] {
    let submission = message.submission
    var lines = [style.heading("Message by \(submission.channel.words), received \(time.text(submission.receivedAt))")]
    if let sender = submission.sender {
      let name = sender.name.map { "\(TerminalText.line($0)), " } ?? ""
      lines.append(message.reveal ? "From: \(name)\(TerminalText.line(sender.address))" : "From: \(MaskedAddress.mask(sender.address))")
    }
    lines.append("Subject: \(TerminalText.line(submission.subject))")
    if submission.isAutomatic { lines.append("Written by a machine.") }
    if submission.isIncomplete { lines.append(style.warning("It had attachments too large to come along; they are where it arrived.")) }
    lines += ["", TerminalText.indented(submission.text, by: "  | ")]
    if let suggestion = message.suggestion, !suggestion.lines.isEmpty { lines += ["", "It seems to ask for:"] + suggestion.lines }
    let quoted = Self.quoted(submission)
    if !quoted.isEmpty { lines += ["", "What it quotes:", TerminalText.indented(quoted, by: "  > ")] }
    if !submission.attachments.isEmpty {
      var table = TextTable(indentation: 2)
      for attachment in submission.attachments {
        table.add(
          attachment.fileName.map(TerminalText.line) ?? "without a name", ByteSize.text(attachment.content.count),
          TerminalText.line(attachment.mediaType))
      }
      lines += ["", "Attachments:"] + table.lines
    }
    return lines
  }

  /// What stands in the message beside the person's own words, which some channels give once more in front of it.
  private static func quoted(_ submission: Submission) -> String {
    guard let quoted = submission.quoted else { return "" }
    func normal(_ text: String) -> String { text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines) }
    let rest = normal(quoted).trimmingPrefix(normal(submission.text))
    return rest.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private var choices: [String] {
    guard let reason = state.triage, !state.awaitsPerson else { return NextSteps(reference: reference, state: state, parked: 0).lines }
    var table = TextTable(indentation: 2)
    if state.items.isEmpty {
      table.add("dpo triage \(reference) --accept --right access", "go on with the rights that it is about (repeat --right)")
    } else {
      table.add("dpo triage \(reference) --accept", "go on with what was recognised (add more with --right)")
    }
    table.add("dpo triage \(reference) --dismiss", "close the case")
    return ["  \(reason.advice)"] + table.lines + ["  Rights: \(Right.allCases.map(\.rawValue).joined(separator: ", "))"]
  }
}
