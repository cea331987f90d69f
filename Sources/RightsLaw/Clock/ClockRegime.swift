/// Whose law a clock follows: the United Kingdom's, the GDPR's, or that of a place with a period of its own (`law.md` C2, C10, C12).
public enum ClockRegime: String, Codable, CaseIterable, Sendable {
  case unitedKingdom = "uk"
  case jersey
  case guernsey
  case isleOfMan = "isle-of-man"
  /// The European Union and the European Economic Area.
  case europeanUnion = "eu"
  case switzerland

  /// What a question about identity or authority does to the clock.
  enum EffectOfQuestion: Sendable {
    /// The answer is the relevant time (C3).
    case movesRelevantTime
    /// The days from asking to the answer do not count (C10).
    case suspends
    case none
  }

  /// - Throws: ``ClockError`` with code ``ClockError/Code/unknownJurisdiction``.
  public init(of jurisdiction: Jurisdiction) throws(ClockError) {
    switch jurisdiction.country {
    case "GB": self = .unitedKingdom
    case "JE": self = .jersey
    case "GG": self = .guernsey
    case "IM": self = .isleOfMan
    case "CH": self = .switzerland
    case let country where HolidayTable.countries.contains(country): self = .europeanUnion
    default:
      throw ClockError(
        .unknownJurisdiction, rule: "C8",
        "'\(jurisdiction.rawValue.prefix(40))' is not a jurisdiction with a known clock; write for example GB-EAW, GB-SCT, GB-NIR, IE or DE-BY"
      )
    }
  }

  /// The law's period for a request.
  var period: ClockPeriod {
    switch self {
    case .jersey: .days(28)
    case .switzerland: .days(30)
    default: .months(1)
    }
  }

  /// The whole period with an extension, from the original start; `nil` where the law has none of a fixed length.
  var extendedPeriod: ClockPeriod? {
    switch self {
    case .jersey: .days(84)
    case .switzerland: nil
    default: .months(3)
    }
  }

  var identityQuestion: EffectOfQuestion {
    switch self {
    case .europeanUnion: .suspends
    case .switzerland: .none
    default: .movesRelevantTime
    }
  }

  /// Whether payment of a fee under Art 12(5) is a relevant time.
  var feeMovesRelevantTime: Bool { identityQuestion == .movesRelevantTime }

  /// Whether a question of clarification stops the days (C6: only in the United Kingdom, only for access).
  func clarificationPauses(_ right: Right) -> Bool { self == .unitedKingdom && right == .access }
}
