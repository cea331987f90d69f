import Foundation

extension ControllerProfile {
  /// Checks what types alone cannot say.
  func validate(file: String) throws(ProfileError) {
    try require(
      !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, file, "key", "key",
      "the value is not a plain name")
    for (path, text) in requiredTexts {
      let isBlank = text.allSatisfy(\.isWhitespace)
      try require(!isBlank, file, path, Self.pattern(path), "the value is empty")
    }
    try require(TimeZone(identifier: zone) != nil, file, "zone", "zone", "the time zone is not known")
    try require(!languages.isEmpty, file, "languages", "languages", "the list is empty")
    try require(!dpo.address.isEmpty, file, "dpo.address", "dpo.address", "the list is empty")
    try require(!purposes.isEmpty, file, "purposes", "purposes", "the list is empty")
    try require(!categories.isEmpty, file, "categories", "categories", "the list is empty")
    try require(!sources.isEmpty, file, "sources", "sources", "the list is empty")
    try require(!rights.isEmpty, file, "rights", "rights", "the list is empty")
    for (path, address) in [
      ("dpo.email", dpo.email), ("dpo.reminderEmail", dpo.reminderEmail ?? dpo.email), ("mail.intakeAddress", mail.intakeAddress),
    ] {
      try require(Self.isMailAddress(address), file, path, path, "the value is not an email address")
    }
    for (index, purpose) in purposes.enumerated() {
      for key in purpose.categories where category(key) == nil {
        throw ProfileError(
          code: .invalidValue, file: file, keyPath: "purposes[\(index)].categories", problem: "there is no category \u{201C}\(key)\u{201D}",
          remedy: "Add it under categories, or correct its spelling.")
      }
    }
    try requireUnique(purposes.map(\.key), file, "purposes")
    try requireUnique(categories.map(\.key), file, "categories")
    try requireUnique(sources.map(\.key), file, "sources")
    try requireUnique(recipients.map(\.key), file, "recipients")
    let ranges: [(String, Int, ClosedRange<Int>)] = [
      ("identity.codeDigits", identity.codeDigits, 6...12),
      ("identity.codeLifetimeHours", identity.codeLifetimeHours, 1...336),
      ("identity.letterCodeLifetimeDays", identity.letterCodeLifetimeDays, 7...60),
      ("identity.attempts", identity.attempts, 1...10),
      ("recordRetention.foundDataDays", recordRetention.foundDataDays, 1...3650),
      ("recordRetention.correspondenceDays", recordRetention.correspondenceDays, 1...3650),
    ]
    for (path, value, range) in ranges {
      try require(range.contains(value), file, path, path, "\(value) is out of range")
    }
  }

  /// Checks that what the profile refers to in its folder is there.
  func requireFiles(directory: String, file: String) throws(ProfileError) {
    let files = FileManager.default
    try require(
      files.fileExists(atPath: directory + "/" + notice.file), file, "notice.file", "notice.file",
      "there is no \u{201C}\(notice.file)\u{201D} in \(directory)")
    for (index, language) in languages.enumerated() where !files.fileExists(atPath: "\(directory)/letters/\(language)") {
      throw ProfileError(
        code: .invalidValue, file: file, keyPath: "languages[\(index)]",
        problem: "there is no folder letters/\(language) in \(directory)", remedy: "Add the letters in that language, or remove it.")
    }
  }

  /// The texts without which a letter would have a hole.
  private var requiredTexts: [(String, String)] {
    var texts = [
      ("name", name), ("notice.title", notice.title), ("notice.file", notice.file), ("jurisdiction", jurisdiction),
      ("dpo.title", dpo.title), ("transfers.statement", transfers.statement), ("transfers.safeguards", transfers.safeguards),
      ("retention.criteria", retention.criteria), ("retention.afterwards", retention.afterwards),
      ("automatedDecisions.statement", automatedDecisions.statement), ("regulator.name", regulator.name),
      ("regulator.phone", regulator.phone), ("regulator.website", regulator.website), ("regulator.abroad", regulator.abroad),
      ("complaints.toController", complaints.toController), ("complaints.toRegulator", complaints.toRegulator),
      ("complaints.court", complaints.court), ("mail.fromName", mail.fromName), ("mail.domain", mail.domain),
    ]
    for (index, item) in purposes.enumerated() { texts.append(("purposes[\(index)].name", item.name)) }
    for (index, item) in categories.enumerated() { texts.append(("categories[\(index)].name", item.name)) }
    for (index, item) in sources.enumerated() { texts.append(("sources[\(index)].name", item.name)) }
    for (index, item) in recipients.enumerated() { texts.append(("recipients[\(index)].description", item.description)) }
    for (index, item) in rights.enumerated() { texts.append(("rights[\(index)].text", item.text)) }
    return texts
  }

  private func require(
    _ condition: Bool, _ file: String, _ path: String, _ pattern: String, _ problem: String
  ) throws(ProfileError) {
    guard condition else {
      throw ProfileError(
        code: .invalidValue, file: file, keyPath: path, problem: problem, remedy: ProfileKeys.remedy(for: pattern))
    }
  }

  private func requireUnique(_ keys: [String], _ file: String, _ path: String) throws(ProfileError) {
    var seen: Set<String> = []
    for (index, key) in keys.enumerated() where !seen.insert(key).inserted {
      throw ProfileError(
        code: .invalidValue, file: file, keyPath: "\(path)[\(index)].key", problem: "\u{201C}\(key)\u{201D} is there twice",
        remedy: "Give each item a key of its own.")
    }
  }

  private static func pattern(_ path: String) -> String { path.replacing(#/\[\d+\]/#, with: "[]") }

  private static func isMailAddress(_ text: String) -> Bool {
    text.wholeMatch(of: #/[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+/#) != nil
  }
}
