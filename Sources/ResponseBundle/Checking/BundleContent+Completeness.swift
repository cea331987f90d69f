import ControllerProfile

extension BundleContent {
  /// What the letter of an access answer must say: everything that Article 15 asks for (law.md R1), and what R14 asks for of a part that is
  /// left out.
  var requiredParts: [LetterPart] {
    let profile = particulars.profile
    let language = particulars.language
    var parts = particulars.commonParts
    let confirmation: StatutoryWords = rowCount > 0 ? .confirmsHeld : .confirmsNotHeld
    parts.append(LetterPart("whether data is held (Article 15(1))", confirmation.words(in: language)))
    parts += systems.map { LetterPart("a system that was searched (law.md O2)", $0.system.name) }
    parts += profile.purposes.map { LetterPart("a purpose (Article 15(1)(a))", $0.name) }
    parts += profile.categories.map { LetterPart("a category (Article 15(1)(b))", $0.name) }
    parts += recipients.map { LetterPart("a recipient (Article 15(1)(c))", [$0.name, $0.description].compactMap { $0 }) }
    parts += [
      LetterPart("how long data is kept (Article 15(1)(d))", [profile.retention.criteria, profile.retention.afterwards]),
      LetterPart("automated decisions (Article 15(1)(h))", profile.automatedDecisions.statement),
      LetterPart("transfers and their safeguards (Article 15(2))", [profile.transfers.statement, profile.transfers.safeguards]),
    ]
    parts += profile.rights.map { LetterPart("a right (Article 15(1)(e))", $0.text) }
    parts += profile.sources.map { LetterPart("a source (Article 15(1)(g))", $0.name) }
    for item in withheld {
      parts += [
        LetterPart("what is left out (law.md R14)", item.what), LetterPart("the words of a reason", item.reason.sentence),
        LetterPart("the provision of a reason", item.reason.citation),
      ]
    }
    return parts
  }
}

extension CaseParticulars {
  /// What every letter that answers a request must say.
  var commonParts: [LetterPart] {
    var parts = [
      LetterPart("the controller's name", profile.name), LetterPart("the reference", reference),
      LetterPart("the day of receipt", LetterDate.text(receivedOn, language: language)),
      LetterPart("the date of the letter", LetterDate.text(respondedOn, language: language)),
    ]
    parts += profile.remedyParts
    if let requesterAuthority {
      parts.append(LetterPart("the authority of the requester's own country", requesterAuthority.name))
    }
    return parts
  }
}
