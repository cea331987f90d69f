import ControllerProfile

extension RefusalInput {
  /// Refuses to build what law.md R14 does not allow to be sent.
  func requireComplete() throws(BundleError) {
    try particulars.requireNonce()
    if reasons.isEmpty, !isSilent { throw .refusalIncomplete(missing: "its reasons") }
    if reasons.contains(where: { Self.isBlank($0.sentence) }) { throw .refusalIncomplete(missing: "the words of a reason") }
    if reasons.contains(where: { Self.isBlank($0.citation) }) { throw .refusalIncomplete(missing: "the provision of a reason") }
  }

  /// What the refusal's letter must say (law.md R14): a controller may rewrite the template, and may not lose a reason or a remedy.
  var requiredParts: [LetterPart] {
    var parts: [LetterPart] = []
    if isSilent {
      parts.append(
        LetterPart(
          "that the person has everything that they are entitled to",
          StatutoryWords.everythingEntitled.words(in: particulars.language)))
    } else {
      for reason in reasons {
        parts += [LetterPart("the words of a reason", reason.sentence), LetterPart("the provision of a reason", reason.citation)]
      }
    }
    return parts + particulars.commonParts
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
