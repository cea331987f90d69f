import Yams

/// Every key of `profile.yaml`, with what to write there. The one list that error messages and the check for unknown keys are made from.
enum ProfileKeys {
  /// What to write under a key pattern such as `purposes[].name`.
  static func remedy(for pattern: String) -> String {
    if let entry = all.first(where: { $0.pattern == pattern }) { return "Write " + entry.advice + "." }
    return "Compare it with controllers/optimised-group/profile.yaml."
  }

  /// The path of the first key that no profile has.
  static func firstUnknownKey(in node: Node) -> String? {
    unknownKey(in: node, pattern: "", path: "")
  }

  private static func unknownKey(in node: Node, pattern: String, path: String) -> String? {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        let name = key.string ?? "?"
        let childPattern = pattern.isEmpty ? name : pattern + "." + name
        let childPath = path.isEmpty ? name : path + "." + name
        guard all.contains(where: { $0.pattern == childPattern }) else { return childPath }
        if let unknown = unknownKey(in: value, pattern: childPattern, path: childPath) { return unknown }
      }
      return nil
    case .sequence(let sequence):
      for (index, value) in sequence.enumerated() {
        if let unknown = unknownKey(in: value, pattern: pattern + "[]", path: "\(path)[\(index)]") { return unknown }
      }
      return nil
    default:
      return nil
    }
  }

  private static let quote = "the words of the notice that support this item, exactly as they stand there"

  private static let all: [(pattern: String, advice: String)] = [
    ("key", "the folder's name: lower-case letters, digits and hyphens, for example my-company"),
    ("name", "the name that letters are written in, for example My Company Ltd"),
    ("notice", "title and file of the privacy notice"),
    ("notice.title", "the title of your privacy notice"),
    ("notice.file", "the file with the notice's text in this folder, for example notice.txt"),
    ("zone", "the controller's time zone, for example Europe/London"),
    ("jurisdiction", "where the controller is established: GB-EAW, GB-SCT or GB-NIR"),
    ("languages", "the languages that letters exist in, the first one for everybody who writes in another, for example [en]"),
    ("dpo", "title, address and email of the Data Protection Officer"),
    ("dpo.title", "the title that letters are signed with, for example Data Protection Officer"),
    ("dpo.address", "the postal address, one item for each line"),
    ("dpo.reminderEmail", "where reminders of dates go; leave it out where that is dpo.email"),
    ("dpo.email", "the Data Protection Officer's email address, for example dpo@company.example"),
    ("purposes", "at least one purpose with key, name, legalBases and categories"),
    ("purposes[]", "key, name, legalBases and categories of the purpose"),
    ("purposes[].key", "a short code, for example marketing"),
    ("purposes[].name", "what the data is used for, in words that the person understands"),
    (
      "purposes[].legalBases",
      "a list of consent, contract, legal-obligation, legitimate-interests, vital-interests, public-task, "
        + "recognised-legitimate-interests; or [] where the notice names none"
    ),
    ("purposes[].legalBases[]", "consent, contract, legal-obligation, legitimate-interests, vital-interests or public-task"),
    ("purposes[].categories", "the keys of the categories used for it, or []"),
    ("purposes[].retention", "how long data is kept for this purpose, or leave the key out"),
    ("purposes[].quote", quote),
    ("categories", "at least one category with key and name"),
    ("categories[]", "key and name of the category"),
    ("categories[].key", "a short code, for example contact-details"),
    ("categories[].name", "what the data is, in words that the person understands"),
    ("categories[].quote", quote),
    ("sources", "at least one source with key and name"),
    ("sources[]", "key and name of the source"),
    ("sources[].key", "a short code, for example orders"),
    ("sources[].name", "when or from whom the data is collected"),
    ("sources[].quote", quote),
    ("recipients", "the recipients, each with key, description and kind; [] where there are none"),
    ("recipients[]", "key, description and kind of the recipient"),
    ("recipients[].key", "a short code, for example mailing-house"),
    ("recipients[].name", "the recipient's own name, or leave the key out where only the group is known"),
    ("recipients[].description", "what the recipient is and when it receives data"),
    ("recipients[].kind", "affiliate, partner, processor, internal-team, authority or acquirer"),
    ("recipients[].country", "the country that it works in, or leave the key out where it is unknown"),
    ("recipients[].overseas", "true or false: whether that country is outside the United Kingdom"),
    ("recipients[].safeguard", "the safeguard for the transfer, for example the International Data Transfer Agreement"),
    ("recipients[].quote", quote),
    ("transfers", "statement, safeguards and countries"),
    ("transfers.statement", "whether and where personal data goes abroad"),
    ("transfers.safeguards", "how it is protected there"),
    ("transfers.countries", "the list of countries, or []"),
    ("transfers.quote", quote),
    ("retention", "criteria and afterwards"),
    ("retention.criteria", "how long personal data is kept, or what decides it"),
    ("retention.afterwards", "what happens to it then"),
    ("retention.quote", quote),
    ("automatedDecisions", "a statement on decisions made by automated means"),
    ("automatedDecisions.statement", "which decisions are made by automated means and their logic, or that there are none"),
    ("automatedDecisions.quote", quote),
    ("rights", "the rights that letters tell about, each with right, text and law"),
    ("rights[]", "right, text and law"),
    ("rights[].right", "the code of a right, for example rectification"),
    ("rights[].text", "the right in words that complete \u{201C}You have the right to \u{2026}\u{201D}"),
    ("rights[].law", "the provision, for example Article 16 UK GDPR"),
    ("rights[].quote", quote),
    ("regulator", "name, phone, website and abroad of the supervisory authority"),
    ("regulator.name", "the authority's name, for example the Information Commissioner's Office"),
    ("regulator.phone", "the authority's telephone number"),
    ("regulator.website", "the address of the page for complaints"),
    ("regulator.abroad", "what people who live in other countries can do"),
    ("regulator.quote", quote),
    ("complaints", "toController, toRegulator and court"),
    ("complaints.toController", "the right to complain to you, with its provision"),
    ("complaints.toRegulator", "the right to complain to the authority, with its provision"),
    ("complaints.court", "the right to go to court, with its provision"),
    ("mail", "intakeAddress, fromName and domain"),
    ("mail.intakeAddress", "the mailbox that requests arrive in, for example privacy@company.example"),
    ("mail.fromName", "the name beside that address"),
    ("mail.domain", "the domain for message identifiers, for example company.example"),
    ("identity", "codeDigits, codeLifetimeHours, letterCodeLifetimeDays and attempts"),
    ("identity.codeDigits", "a number from 6 to 12"),
    ("identity.codeLifetimeHours", "a number of hours from 1 to 336"),
    ("identity.letterCodeLifetimeDays", "a number of days from 7 to 60"),
    ("identity.attempts", "a number from 1 to 10"),
    ("recognition", "examples: true or false; leave it out to use requests for nothing but answering them"),
    (
      "recognition.examples",
      "true where your notice lets you read decided requests again to see how well they were recognised, else false"
    ),
    ("recordRetention", "foundDataDays and correspondenceDays"),
    ("recordRetention.foundDataDays", "a number of days from 1 to 3650"),
    ("recordRetention.correspondenceDays", "a number of days from 1 to 3650"),
  ]
}
