public import RightsLaw

/// What only some notices say: what a question asks for, why a period is extended, what a fee is for, how a complaint ended. Each is a code,
/// and the template has the words: nobody's own text goes out without a signature over it (design, rule 8).
public struct NoticeParticulars: Hashable, Sendable {
  /// The due date after an extension (law.md C5).
  public var newDueOn: LocalDate?
  /// Codes such as `large-amount`: those of the template's section `causes`.
  public var causes: Set<String>
  /// Codes such as `period`: those of the section `topics`.
  public var topics: Set<String>
  /// The amount of a fee with its currency, `GBP 25.00`.
  public var fee: String?
  /// The code of the fee's basis: `unfounded`, `excessive` or `further-copy`.
  public var feeBasis: String?
  /// The code of a complaint's outcome: `upheld`, `upheld-in-part` or `not-upheld`.
  public var outcome: String?
  /// The code of the timer that an officer is reminded of, such as `deadline-near`.
  public var timer: String?
  /// The right that a notice is about, of ``rights``.
  public var right: String?
  /// How it ended: `granted`, `granted-in-part`, `not-held` or `out-of-scope`.
  public var rightOutcome: String?
  /// Whether those who got the data have been told (law.md R5).
  public var areRecipientsTold = false
  /// The day on which a restriction ends (law.md R4).
  public var liftedOn: LocalDate?
  /// Since when a breach is known, `2026-11-23 09:30` in the controller's zone (law.md R24).
  public var breachKnownAt: String?
  /// Who got the data, as a notice to them says it (law.md R5).
  public var recipientName: String?
  /// By what the recipient knows the person: the least that it needs.
  public var subjectKey: String?
  /// The day by which the recipient is to answer.
  public var answerBy: LocalDate?
  /// One statement of an outcome that is left out: so the check finds out whether a template makes it.
  enum Statement: Hashable, Sendable { case asked, result, done }
  var leavesOut: Statement?
  /// Says the other thing about a fee's effect on the clock: with it the check finds out whether a template says anything about it.
  var deniesClock = false

  public init(
    newDueOn: LocalDate? = nil, causes: Set<String> = [], topics: Set<String> = [], fee: String? = nil, feeBasis: String? = nil,
    outcome: String? = nil, timer: String? = nil
  ) {
    self.newDueOn = newDueOn
    self.causes = causes
    self.topics = topics
    self.fee = fee
    self.feeBasis = feeBasis
    self.outcome = outcome
    self.timer = timer
  }

  /// The codes of the rights that have an outcome of their own, each with the template's name for it.
  static let rights = [
    "rectification": "rectification", "erasure": "erasure", "restriction": "restriction", "objection": "objection",
    "portability": "portability", "consent-withdrawal": "consentWithdrawal", "automated-decision": "automatedDecision",
  ]

  func placeholders(language: String) -> [String: TemplateValue] {
    decisionPlaceholders(language: language).merging(requestPlaceholders(language: language)) { first, _ in first }
  }

  private func decisionPlaceholders(language: String) -> [String: TemplateValue] {
    let isGranted = ["granted", "granted-in-part"].contains(rightOutcome)
    let asked = Self.rights.map { code, name in (name, TemplateValue.flag(code == right && leavesOut != .asked)) }
    let done = Self.rights.map { code, name in (name, TemplateValue.flag(code == right && isGranted && leavesOut != .done)) }
    let result = leavesOut == .result ? nil : rightOutcome
    return [
      "asked": .object(Dictionary(uniqueKeysWithValues: asked)),
      "done": .object(
        Dictionary(uniqueKeysWithValues: done).merging(["any": .flag(isGranted), "recipients": .flag(isGranted && areRecipientsTold)]) {
          $1
        }),
      "result": .object([
        "granted": .flag(result == "granted"), "inPart": .flag(result == "granted-in-part"),
        "notHeld": .flag(result == "not-held"), "outOfScope": .flag(result == "out-of-scope"),
      ]),
      "liftedOn": TemplateValue(liftedOn.map { LetterDate.text($0, language: language) }),
      "breachKnownAt": TemplateValue(breachKnownAt.map(SingleLine.text)),
      "recipientName": TemplateValue(recipientName.map(SingleLine.text)),
      "subjectKey": TemplateValue(subjectKey.map(SingleLine.text)),
      "answerBy": TemplateValue(answerBy.map { LetterDate.text($0, language: language) }),
    ]
  }

  private func requestPlaceholders(language: String) -> [String: TemplateValue] {
    [
      "newDue": TemplateValue(newDueOn.map { LetterDate.text($0, language: language) }),
      "causes": .object([
        "largeAmount": .flag(causes.contains("large-amount")),
        "otherPeople": .flag(causes.contains("other-people")),
        "legalAdvice": .flag(causes.contains("legal-advice")),
        "oldRecords": .flag(causes.contains("old-records")),
        "severalRequests": .flag(causes.contains("several-requests")),
      ]),
      "topics": .object([
        "dealings": .flag(topics.contains("dealings")),
        "period": .flag(topics.contains("period")),
        "services": .flag(topics.contains("services")),
        "processing": .flag(topics.contains("processing")),
      ]),
      "fee": .object([
        "amount": TemplateValue(fee.map(SingleLine.text)),
        "unfounded": .flag(feeBasis == "unfounded"),
        "excessive": .flag(feeBasis == "excessive"),
        "furtherCopy": .flag(feeBasis == "further-copy"),
        "movesClock": .flag((feeBasis != "further-copy") != deniesClock),
      ]),
      "reminder": .object([
        "acknowledgement": .flag(timer == "acknowledgement"),
        "internalTarget": .flag(timer == "internal-target"),
        "extensionLimit": .flag(timer == "extension-limit"),
        "postingDay": .flag(timer == "posting-day"),
        "threeQuarters": .flag(timer == "deadline-three-quarters"),
        "near": .flag(timer == "deadline-near"),
        "tomorrow": .flag(timer == "deadline-tomorrow"),
        "missed": .flag(timer == "deadline-missed"),
        "complaintAcknowledgement": .flag(timer == "complaint-acknowledgement"),
        "complaintProgress": .flag(timer == "complaint-progress"),
        "breachNotification": .flag(timer == "breach-notification"),
      ]),
      "outcome": .object([
        "upheld": .flag(outcome == "upheld"),
        "upheldInPart": .flag(outcome == "upheld-in-part"),
        "notUpheld": .flag(outcome == "not-upheld"),
      ]),
    ]
  }
}
