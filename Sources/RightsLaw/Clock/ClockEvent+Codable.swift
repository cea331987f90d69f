extension ClockEvent {
  /// The event's name in JSON.
  public enum Name: String, Codable, CaseIterable, Sendable {
    case received
    case identityAsked = "identity-asked"
    case identityGiven = "identity-given"
    case authorityAsked = "authority-asked"
    case authorityGiven = "authority-given"
    case feeAsked = "fee-asked"
    case feePaid = "fee-paid"
    case furtherCopyFeePaid = "further-copy-fee-paid"
    case clarificationAsked = "clarification-asked"
    case clarificationAnswered = "clarification-answered"
    case extensionNotice = "extension-notice"
    case examMarks = "exam-marks"
  }

  public var name: Name {
    switch self {
    case .received: .received
    case .identityAsked: .identityAsked
    case .identityGiven: .identityGiven
    case .authorityAsked: .authorityAsked
    case .authorityGiven: .authorityGiven
    case .feeAsked: .feeAsked
    case .feePaid: .feePaid
    case .furtherCopyFeePaid: .furtherCopyFeePaid
    case .clarificationAsked: .clarificationAsked
    case .clarificationAnswered: .clarificationAnswered
    case .extensionNotice: .extensionNotice
    case .examMarks: .examMarks
    }
  }

  /// The day of the event; for exam marks the day of the announcement, which may be unknown.
  public var date: LocalDate? {
    switch self {
    case .received(let date), .identityAsked(let date, _), .identityGiven(let date), .authorityAsked(let date, _),
      .authorityGiven(let date), .feeAsked(let date), .feePaid(let date), .furtherCopyFeePaid(let date),
      .clarificationAsked(let date), .clarificationAnswered(let date), .extensionNotice(let date, _):
      date
    case .examMarks(let announced): announced
    }
  }
}

/// `{"event": "identity-asked", "on": "2026-06-02", "routine": false}`.
extension ClockEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case event, on, routine, reason
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func on() throws -> LocalDate { try container.decode(LocalDate.self, forKey: .on) }
    func routine() throws -> Bool { try container.decode(Bool.self, forKey: .routine) }
    self =
      switch try container.decode(Name.self, forKey: .event) {
      case .received: .received(try on())
      case .identityAsked: .identityAsked(try on(), routine: try routine())
      case .identityGiven: .identityGiven(try on())
      case .authorityAsked: .authorityAsked(try on(), routine: try routine())
      case .authorityGiven: .authorityGiven(try on())
      case .feeAsked: .feeAsked(try on())
      case .feePaid: .feePaid(try on())
      case .furtherCopyFeePaid: .furtherCopyFeePaid(try on())
      case .clarificationAsked: .clarificationAsked(try on())
      case .clarificationAnswered: .clarificationAnswered(try on())
      case .extensionNotice:
        .extensionNotice(try on(), reason: try container.decodeIfPresent(ExtensionReason.self, forKey: .reason))
      case .examMarks: .examMarks(announced: try container.decodeIfPresent(LocalDate.self, forKey: .on))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .event)
    try container.encodeIfPresent(date, forKey: .on)
    switch self {
    case .identityAsked(_, let routine), .authorityAsked(_, let routine): try container.encode(routine, forKey: .routine)
    case .extensionNotice(_, let reason): try container.encodeIfPresent(reason, forKey: .reason)
    default: break
    }
  }
}
