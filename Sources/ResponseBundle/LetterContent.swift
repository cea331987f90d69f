import ControllerProfile
import FoundationEssentials
import RightsLaw

/// A letter that is typeset: which template, and the data that it shows.
enum LetterContent: Sendable {
  case accessCover(BundleContent)
  case refusal(RefusalInput)

  /// The file's name in the language's folder.
  var template: String {
    switch self {
    case .accessCover: "access-cover.typ"
    case .refusal: "refusal.typ"
    }
  }

  /// What the finished letter must say.
  var requiredParts: [LetterPart] {
    switch self {
    case .accessCover(let content): content.requiredParts
    case .refusal(let refusal): refusal.requiredParts
    }
  }

  /// A JSON object with sorted keys.
  func data() throws(BundleError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(TemplateValue.object(members)))
    } catch {
      throw .encoding(file: template)
    }
  }

  private var members: [String: TemplateValue] {
    switch self {
    case .accessCover(let content): content.letterMembers
    case .refusal(let refusal):
      refusal.particulars.letterMembers.merging([
        "reasons": .list(refusal.isSilent ? [] : refusal.reasons.map(\.letterValue)),
        "silent": .flag(refusal.isSilent),
      ]) { $1 }
    }
  }
}

extension CaseParticulars {
  /// What every letter shows.
  fileprivate var letterMembers: [String: TemplateValue] {
    [
      "language": .text(language),
      "demonstration": .flag(demonstration),
      "controller": .text(profile.name),
      "noticeTitle": .text(profile.notice.title),
      "dpo": .object([
        "title": .text(profile.dpo.title), "address": .list(profile.dpo.address.map(TemplateValue.text)),
        "email": .text(profile.dpo.email),
      ]),
      "reference": .text(reference),
      "salutation": .text(SingleLine.text(salutation)),
      "received": .text(LetterDate.text(receivedOn, language: language)),
      "date": .text(LetterDate.text(respondedOn, language: language)),
      "recipient": .list(envelope.map { .text(SingleLine.text($0)) }),
      "requested": .list(rights.map { .text($0.rawValue) }),
      "complaints": .object([
        "toController": .text(profile.complaints.toController), "toRegulator": .text(profile.complaints.toRegulator),
        "court": .text(profile.complaints.court),
      ]),
      "regulator": .object([
        "name": .text(profile.regulator.name), "phone": .text(profile.regulator.phone), "website": .text(profile.regulator.website),
        "abroad": .text(profile.regulator.abroad),
      ]),
      "requesterAuthority": requesterAuthority.map {
        .object(["name": .text($0.name), "website": .text($0.website), "federal": .flag($0.isFederal)])
      } ?? .absent,
    ]
  }
}

extension BundleContent {
  /// What Art 15 asks for (law.md R1), in the order of the letter.
  fileprivate var letterMembers: [String: TemplateValue] {
    let profile = particulars.profile
    return particulars.letterMembers.merging([
      "held": .flag(rowCount > 0),
      // Printed, the copy is part of the letter.
      "copy": .list(particulars.envelope.isEmpty ? [] : reportSystems),
      "systems": .list(
        systems.map { entry in
          .object([
            "name": .text(entry.system.name), "outcome": .text(entry.system.outcome.code),
            "reason": TemplateValue(entry.system.outcome.reason), "records": .text(String(entry.system.rowCount)),
            "collections": .list(entry.collections.filter { !$0.rows.isEmpty }.map { .text($0.collection.name) }),
          ])
        }),
      "purposes": .list(profile.purposes.map { $0.letterValue(in: profile) }),
      "categories": .list(profile.categories.map { .text($0.name) }),
      "recipients": .list(recipients.map(\.letterValue)),
      "transfers": .object([
        "statement": .text(profile.transfers.statement), "safeguards": .text(profile.transfers.safeguards),
        "countries": .list(profile.transfers.countries.map(TemplateValue.text)),
      ]),
      "retention": .object([
        "criteria": .text(profile.retention.criteria), "afterwards": .text(profile.retention.afterwards),
      ]),
      "sources": .list(profile.sources.map { .text($0.name) }),
      "automatedDecisions": .text(profile.automatedDecisions.statement),
      "rights": .list(profile.rights.map { .object(["text": .text($0.text), "law": .text($0.law)]) }),
      "withheld": .list(
        withheld.map { item in
          .object([
            "what": .text(item.what), "sentence": .text(item.reason.sentence), "citation": .text(item.reason.citation),
          ])
        }),
    ]) { $1 }
  }
}

extension RefusalReason {
  fileprivate var letterValue: TemplateValue { .object(["sentence": .text(sentence), "citation": .text(citation)]) }
}

extension ControllerProfile.Purpose {
  fileprivate func letterValue(in profile: ControllerProfile) -> TemplateValue {
    .object([
      "name": .text(name), "legalBases": .list(legalBases.map { .text($0.rawValue) }),
      "categories": .list(categories.compactMap { profile.category($0).map { .text($0.name) } }),
      "retention": TemplateValue(retention),
    ])
  }
}

extension ControllerProfile.Recipient {
  fileprivate var letterValue: TemplateValue {
    .object([
      "name": TemplateValue(name), "description": .text(description), "kind": .text(kind.rawValue), "country": TemplateValue(country),
      "overseas": overseas.map(TemplateValue.flag) ?? .absent, "safeguard": TemplateValue(safeguard),
    ])
  }
}
