import ControllerProfile

extension RefusalInput {
  /// Refuses to build what law.md R14 does not allow to be sent.
  func requireComplete() throws(BundleError) {
    try particulars.requireNonce()
    if reasons.isEmpty, !isSilent { throw .refusalIncomplete(missing: "its reasons") }
    if reasons.contains(where: { Self.isBlank($0.sentence) }) { throw .refusalIncomplete(missing: "the words of a reason") }
    if reasons.contains(where: { Self.isBlank($0.citation) }) { throw .refusalIncomplete(missing: "the provision of a reason") }
  }

  /// Checks that a letter's text has kept everything: a controller may rewrite the template, and may not lose a remedy.
  func requireStated(in text: String) throws(BundleError) {
    let words = Self.normalised(text)
    func require(_ part: String, _ name: String) throws(BundleError) {
      guard words.contains(Self.normalised(part)) else { throw .refusalIncomplete(missing: name) }
    }
    if !isSilent {
      for reason in reasons {
        try require(reason.sentence, "the words of a reason")
        try require(reason.citation, "the provision of a reason")
      }
    }
    let profile = particulars.profile
    try require(profile.complaints.toController, "the right to complain to the controller")
    try require(profile.dpo.email, "the address for a complaint to the controller")
    try require(profile.complaints.toRegulator, "the right to complain to the regulator")
    try require(profile.regulator.name, "the regulator's name")
    try require(profile.regulator.website, "the regulator's website")
    try require(profile.complaints.court, "the judicial remedy")
    if let authority = particulars.requesterAuthority {
      try require(authority.name, "the authority of the requester's own country")
    }
  }

  private static func normalised(_ text: String) -> String {
    SingleLine.text(text).split(separator: " ").joined(separator: " ")
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
