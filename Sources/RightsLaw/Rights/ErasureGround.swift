/// Why data must be erased (`law.md` R3, Article 17(1)).
public enum ErasureGround: String, Codable, CaseIterable, Sendable {
  case noLongerNeeded = "17.1.a"
  case consentWithdrawn = "17.1.b"
  case objection = "17.1.c"
  case unlawful = "17.1.d"
  case legalObligation = "17.1.e"
  case childOnline = "17.1.f"
  case maliciousAllegation = "17.1.g"

  public var citation: String { "Article 17(1)(\(rawValue.suffix(1))) UK GDPR" }

  public var sentence: String {
    switch self {
    case .noLongerNeeded: "The data is no longer needed for what it was collected for."
    case .consentWithdrawn: "Consent was withdrawn and there is no other legal basis."
    case .objection: "The person objected and no overriding ground remains."
    case .unlawful: "The data was processed unlawfully."
    case .legalObligation: "The law requires the data to be erased."
    case .childOnline: "The data was collected from a child for an online service."
    case .maliciousAllegation: "The data comes from a malicious allegation that was not taken further."
    }
  }
}
