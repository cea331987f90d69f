/// An exemption of the Data Protection Act 2018, by schedule and paragraph (`law.md` R16).
public enum ExemptionCode: String, Codable, CaseIterable, Sendable {
  case crimeAndTaxation = "S2.2"
  case legalProceedings = "S2.5"
  case publicProtection = "S2.7"
  case audit = "S2.8"
  case bankOfEngland = "S2.9"
  case legalHealthAndChildrensRegulators = "S2.10"
  case otherRegulators = "S2.11"
  case otherRegulatorsAsDefined = "S2.12"
  case thirdParties = "S2.16"
  case healthSocialAndEducationWorkers = "S2.17"
  case privilege = "S2.19"
  case selfIncrimination = "S2.20"
  case corporateFinance = "S2.21"
  case managementForecasts = "S2.22"
  case negotiations = "S2.23"
  case confidentialReferences = "S2.24"
  case examScripts = "S2.25"
  case journalismAndArt = "S2.26"
  case research = "S2.27"
  case archiving = "S2.28"
  case healthWishes = "S3.4"
  case healthSeriousHarm = "S3.5"
  case healthOpinion = "S3.6"
  case socialWorkWishes = "S3.10"
  case socialWorkSeriousHarm = "S3.11"
  case socialWorkReporter = "S3.12"
  case educationCourt = "S3.18"
  case educationSeriousHarm = "S3.19"
  case educationReporter = "S3.20"
  case childAbuse = "S3.21"
  case fertilisation = "S4.2"
  case adoption = "S4.3"

  /// `Data Protection Act 2018, Schedule 2, paragraph 19`.
  public var citation: String {
    let parts = rawValue.dropFirst().split(separator: ".")
    return "Data Protection Act 2018, Schedule \(parts[0]), paragraph \(parts[1])"
  }
}
