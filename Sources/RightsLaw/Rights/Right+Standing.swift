extension Right {
  /// Whether a right can be refused at all.
  public enum Standing: Hashable, Sendable {
    case refusable(RefusableRight)
    case absolute(AbsoluteRight)
  }

  public var standing: Standing {
    switch self {
    case .access: .refusable(.access)
    case .portability: .refusable(.portability)
    case .rectification: .refusable(.rectification)
    case .erasure: .refusable(.erasure)
    case .restriction: .refusable(.restriction)
    case .objection: .refusable(.objection)
    case .automatedDecision: .refusable(.automatedDecision)
    case .marketingStop: .absolute(.marketingStop)
    case .consentWithdrawal: .absolute(.consentWithdrawal)
    case .complaint: .absolute(.complaint)
    case .question: .absolute(.question)
    case .followUp: .absolute(.followUp)
    }
  }

  /// Where the right is written; `nil` for a question or a follow-up, which no article names.
  public var citation: String? {
    switch self {
    case .access: "Article 15 UK GDPR"
    case .rectification: "Article 16 UK GDPR"
    case .erasure: "Article 17 UK GDPR"
    case .restriction: "Article 18 UK GDPR"
    case .portability: "Article 20 UK GDPR"
    case .objection: "Article 21(1) UK GDPR"
    case .marketingStop: "Article 21(3) UK GDPR"
    case .consentWithdrawal: "Article 7(3) UK GDPR"
    case .automatedDecision: "Articles 22A to 22D UK GDPR"
    case .complaint: "Section 164A Data Protection Act 2018"
    case .question, .followUp: nil
    }
  }

  /// Whether identity is verified before it proceeds (R7, N7): a stop of marketing discloses nothing and waits for nothing, and a
  /// complaint or a question can be answered without disclosing anything.
  public var needsIdentity: Bool {
    switch standing {
    case .refusable: true
    case .absolute(let right): right == .followUp
    }
  }
}
