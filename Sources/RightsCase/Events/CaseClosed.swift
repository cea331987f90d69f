public import RightsLaw

/// The case ended.
public struct CaseClosed: Codable, Hashable, Sendable {
  public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
    case answered
    case refused
    /// What was asked for has been carried out, and the person has been told.
    case fulfilled
    /// The person took back everything that they had asked for.
    case withdrawn
    case notARequest = "not-a-request"
    case identityNotShown = "identity-not-shown"
  }
  public var outcome: Outcome
  public var on: LocalDate

  public init(outcome: Outcome, on: LocalDate) {
    self.outcome = outcome
    self.on = on
  }
}
