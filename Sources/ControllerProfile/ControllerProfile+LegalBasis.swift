extension ControllerProfile {
  /// A legal basis of Art 6(1) (N17).
  public enum LegalBasis: String, Codable, Hashable, Sendable, CaseIterable {
    case consent
    case contract
    case legalObligation = "legal-obligation"
    case vitalInterests = "vital-interests"
    case publicTask = "public-task"
    case legitimateInterests = "legitimate-interests"
    case recognisedLegitimateInterests = "recognised-legitimate-interests"
  }
}
