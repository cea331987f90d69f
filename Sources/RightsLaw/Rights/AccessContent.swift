/// What an answer to an access request must contain besides the copy (`law.md` R1, Article 15).
public enum AccessContent: String, Codable, CaseIterable, Sendable {
  case confirmation
  case purposes
  case categories
  /// By name, those overseas marked.
  case recipients
  case retention
  case otherRights = "other-rights"
  case complaintToController = "complaint-to-controller"
  case complaintToCommissioner = "complaint-to-commissioner"
  case source
  case automatedDecisions = "automated-decisions"
  /// Article 15(2).
  case transferSafeguards = "transfer-safeguards"

  public var citation: String {
    switch self {
    case .confirmation: "Article 15(1)"
    case .purposes: "Article 15(1)(a)"
    case .categories: "Article 15(1)(b)"
    case .recipients: "Article 15(1)(c)"
    case .retention: "Article 15(1)(d)"
    case .otherRights: "Article 15(1)(e)"
    case .complaintToController: "Section 164A Data Protection Act 2018"
    case .complaintToCommissioner: "Article 15(1)(f)"
    case .source: "Article 15(1)(g)"
    case .automatedDecisions: "Article 15(1)(h)"
    case .transferSafeguards: "Article 15(2)"
    }
  }
}
