/// A right, or a duty to answer, that no ground can refuse (`law.md` R7, R8, R10, O1).
public enum AbsoluteRight: String, Codable, CaseIterable, Sendable {
  case marketingStop = "marketing-stop"
  case consentWithdrawal = "consent-withdrawal"
  case complaint, question
  case followUp = "follow-up"

  public var right: Right {
    switch self {
    case .marketingStop: .marketingStop
    case .consentWithdrawal: .consentWithdrawal
    case .complaint: .complaint
    case .question: .question
    case .followUp: .followUp
    }
  }
}
