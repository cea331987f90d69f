import RightsCase
import RightsLaw

extension Recogniser {
  /// Reads a submission: what was ticked counts as it is, and the person's own words beside it.
  ///
  /// A tick is clear whatever language the words are in. Words that deny something, or put erasure under a condition, bring it to a person:
  /// they may take back what was ticked (design, rule 12).
  public func recognise(_ submission: Submission) -> Recognition {
    guard submission.channel == .web, let ticked = submission.ticked, !ticked.isEmpty else {
      return recognise(subject: submission.subject, text: submission.text, language: submission.language)
    }
    // The subject only says the ticks again, in the words of the page.
    var recognition = recognise(subject: "", text: submission.text, language: submission.language)
    var rights: [RecognisedRight] = []
    for tick in ticked where !rights.contains(where: { $0.right == tick.right }) {
      let read = (recognition.rights + recognition.possible).first { $0.right == tick.right }
      var right = RecognisedRight(right: tick.right, confidence: 1, evidence: read?.evidence ?? [])
      right.scope = read?.scope ?? []
      right.channels = tick.channels.isEmpty ? read?.channels ?? [] : tick.channels
      rights.append(right)
    }
    let isTicked = Set(rights.map(\.right))
    rights += recognition.rights.filter { !isTicked.contains($0.right) && $0.right != .question }
    recognition.rights = rights
    recognition.possible.removeAll { isTicked.contains($0.right) }
    let isErasureOpen = recognition.possible.contains { $0.right == .erasure }
    let isClear = recognition.signals.isEmpty && !recognition.hasReservation && !isErasureOpen
    recognition.disposition = isClear ? .accept : .triage
    return recognition
  }
}
