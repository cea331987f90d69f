/// Why processing is lawful, UK GDPR Art 6(1) (N17).
public enum LegalBasis: String, Sendable, Hashable, Codable, CaseIterable {
  case consent
  case contract
  case legalObligation = "legal-obligation"
  case vitalInterests = "vital-interests"
  case publicTask = "public-task"
  case legitimateInterests = "legitimate-interests"
}
