/// What a person asks for in one item of a request (`law.md` R1-R10).
public enum Right: String, Codable, CaseIterable, Sendable {
  case access
  case portability
  case rectification
  case erasure
  case restriction
  case objection
  /// Objection to direct marketing, Art 21(3): absolute, and in effect on receipt (R7).
  case marketingStop = "marketing-stop"
  case consentWithdrawal = "consent-withdrawal"
  case automatedDecision = "automated-decision"
  /// A complaint to the controller, DPA 2018 s.164A (R10).
  case complaint
  /// A plain question; the Data Protection Officer answers it (O1).
  case question
  /// Something more about a case that was answered.
  case followUp = "follow-up"
}
