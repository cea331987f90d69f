extension ControllerProfile {
  /// The language of a letter to a person who wrote in `language`: the same where there are letters in it (`pl` for `pl-PL`), else English,
  /// else the controller's own.
  public func letterLanguage(for language: String) -> String {
    if languages.contains(language) { return language }
    let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    if languages.contains(primary) { return primary }
    return languages.contains("en") ? "en" : defaultLanguage
  }

  /// The same profile in the words of another language; unchanged in the first language, and where the controller has no words in it.
  public func translated(into language: String) -> ControllerProfile {
    guard language != defaultLanguage, let texts = translations?[language] else { return self }
    var profile = self
    profile.dpo.title = texts.dpoTitle
    profile.purposes = purposes.map { purpose in
      var purpose = purpose
      purpose.name = texts.purposes[purpose.key] ?? purpose.name
      purpose.retention = purpose.retention.map { texts.purposeRetention?[purpose.key] ?? $0 }
      return purpose
    }
    profile.categories = categories.map { category in
      var category = category
      category.name = texts.categories[category.key] ?? category.name
      return category
    }
    profile.sources = sources.map { source in
      var source = source
      source.name = texts.sources[source.key] ?? source.name
      return source
    }
    profile.recipients = recipients.map { recipient in
      var recipient = recipient
      recipient.description = texts.recipients[recipient.key] ?? recipient.description
      recipient.name = recipient.name.map { texts.recipientNames?[recipient.key] ?? $0 }
      return recipient
    }
    profile.transfers.statement = texts.transfers.statement
    profile.transfers.safeguards = texts.transfers.safeguards
    profile.retention.criteria = texts.retention.criteria
    profile.retention.afterwards = texts.retention.afterwards
    profile.automatedDecisions.statement = texts.automatedDecisions
    profile.rights = rights.map { right in
      guard let words = texts.rights[right.right] else { return right }
      var right = right
      right.text = words.text
      right.law = words.law
      return right
    }
    profile.regulator.abroad = texts.regulatorAbroad
    profile.complaints = texts.complaints
    return profile
  }
}
