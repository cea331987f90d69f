import Intake
import RightsCase
import RightsLaw

/// What recognition makes of a message, for the person who decides: rights with the words that led to them (law.md O1).
struct Suggestion: Sendable {
  private let recognition: Recognition

  init(for submission: Submission, by recogniser: Recogniser) {
    recognition = recogniser.recognise(submission)
  }

  /// The channels of a marketing stop that the message names; none means all of them.
  var stopped: [RightsCase.MarketingChannel] {
    (recognition.rights + recognition.possible).first { $0.right == .marketingStop }?.channels ?? []
  }

  /// What is clearly asked for.
  var rights: [Right] { recognition.rights.map(\.right) }

  /// In codes alone, as the case records it beside the decision.
  var reading: TriageReading {
    let suggested = [(recognition.rights, true), (recognition.possible, false)].flatMap { rights, isClear in
      rights.map { TriageReading.Suggested(right: $0.right, confidence: Int(($0.confidence * 1_000).rounded()), isClear: isClear) }
    }
    return TriageReading(language: recognition.language, suggested: suggested)
  }

  /// One line a right, those that are clear first.
  var lines: [String] {
    var table = TextTable(indentation: 2)
    for (rights, certainty) in [(recognition.rights, "clearly"), (recognition.possible, "perhaps")] {
      for right in rights {
        let isNarrow = right.right == .marketingStop && !right.channels.isEmpty
        let channels = isNarrow ? " (\(RightsCase.MarketingChannel.words(right.channels)))" : ""
        let phrases = right.evidence.map { "\u{201C}\(TerminalText.line($0.text))\u{201D}" }.joined(separator: ", ")
        table.add("\(right.right.words)\(channels)", certainty, phrases)
      }
    }
    return table.lines
  }
}
