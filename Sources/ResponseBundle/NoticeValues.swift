public import ControllerProfile
public import RightsLaw

/// What the placeholders of a notice stand for.
///
/// Control characters are taken out of every text, so that no value can add a line to a subject.
public struct NoticeValues: Hashable, Sendable {
  public var profile: ControllerProfile
  /// The reference that people use, such as `4T7K9-Q2MXC`.
  public var reference: String
  /// The name after "Dear". Leave it out of notices to people whose identity is not verified.
  public var salutation: String?
  public var receivedOn: LocalDate?
  /// The statutory due date.
  public var dueOn: LocalDate?
  /// The one-time code.
  public var code: String?
  /// Where an answer can be fetched.
  public var link: String?
  /// The last day on which it can.
  public var linkUntil: LocalDate?
  /// The channels of a marketing stop, by their codes (`email`, `post` …); empty means every channel.
  public var stopped: [String]
  /// The reasons of a refusal.
  public var reasons: [RefusalReason]
  /// A refusal that tells no reasons (law.md R14, exception).
  public var isSilent: Bool
  public var requesterAuthority: RequesterAuthority?
  public var demonstration: Bool
  /// What questions, extensions, fees and complaints say beside the rest.
  public var particulars: NoticeParticulars

  public init(
    profile: ControllerProfile, reference: String, salutation: String? = nil, receivedOn: LocalDate? = nil, dueOn: LocalDate? = nil,
    code: String? = nil, link: String? = nil, linkUntil: LocalDate? = nil, stopped: [String] = [], reasons: [RefusalReason] = [],
    isSilent: Bool = false, requesterAuthority: RequesterAuthority? = nil, demonstration: Bool = false,
    particulars: NoticeParticulars = NoticeParticulars()
  ) {
    self.profile = profile
    self.reference = reference
    self.salutation = salutation
    self.receivedOn = receivedOn
    self.dueOn = dueOn
    self.code = code
    self.link = link
    self.linkUntil = linkUntil
    self.stopped = stopped
    self.reasons = reasons
    self.isSilent = isSilent
    self.requesterAuthority = requesterAuthority
    self.demonstration = demonstration
    self.particulars = particulars
  }

  /// The words for them are the template's.
  private static let channels = ["email", "sms", "phone", "post", "web", "social", "survey"]

  func placeholders(language: String) -> [String: TemplateValue] {
    common(language: language).merging(particulars.placeholders(language: language)) { first, _ in first }
  }

  /// The same with the profile's words in the template's language.
  func translated(into language: String) -> NoticeValues {
    var values = self
    values.profile = profile.translated(into: language)
    return values
  }

  private func common(language: String) -> [String: TemplateValue] {
    [
      "controller": .text(profile.name),
      "reference": .line(reference),
      "salutation": .line(salutation),
      "received": TemplateValue(receivedOn.map { LetterDate.text($0, language: language) }),
      "due": TemplateValue(dueOn.map { LetterDate.text($0, language: language) }),
      "code": .line(code),
      "link": .line(link),
      "linkUntil": TemplateValue(linkUntil.map { LetterDate.text($0, language: language) }),
      "codeHours": .text(String(profile.identity.codeLifetimeHours)),
      "letterCodeDays": .text(String(profile.identity.letterCodeLifetimeDays)),
      "attempts": .text(String(profile.identity.attempts)),
      "stopped": .object(
        Dictionary(uniqueKeysWithValues: Self.channels.map { ($0, .flag(stopped.contains($0))) }).merging([
          "all": .flag(stopped.isEmpty),
          // A stop of some channels leaves requests for surveys, which the person can end as well (law.md R7).
          "surveysGoOn": .flag(!stopped.isEmpty && !stopped.contains("survey")),
        ]) {
          $1
        }),
      "reasons": .list(reasons.map { .object(["sentence": .line($0.sentence), "citation": .line($0.citation)]) }),
      "hasReasons": .flag(!reasons.isEmpty),
      "silent": .flag(isSilent),
      "dpo": .object([
        "title": .text(profile.dpo.title),
        "address": .list(profile.dpo.address.map(TemplateValue.text)),
        "email": .text(profile.dpo.email),
      ]),
      "complaints": .object([
        "toController": .text(profile.complaints.toController),
        "toRegulator": .text(profile.complaints.toRegulator),
        "court": .text(profile.complaints.court),
      ]),
      "regulator": .object([
        "name": .text(profile.regulator.name),
        "phone": .text(profile.regulator.phone),
        "website": .text(profile.regulator.website),
        "abroad": .text(profile.regulator.abroad),
      ]),
      "requesterAuthority": requesterAuthority.map {
        .object(["name": .line($0.name), "website": .line($0.website), "federal": .flag($0.isFederal)])
      } ?? .absent,
      "demonstration": .flag(demonstration),
    ]
  }
}

extension TemplateValue {
  /// A text from outside, kept to one line.
  fileprivate static func line(_ text: String?) -> TemplateValue {
    TemplateValue(text.map(SingleLine.text))
  }
}
