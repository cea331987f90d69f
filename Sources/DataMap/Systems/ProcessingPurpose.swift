/// What a system's data is used for, and on which basis (N17).
public struct ProcessingPurpose: Sendable, Hashable, Codable {
  public var name: String
  public var legalBasis: LegalBasis

  public init(name: String, legalBasis: LegalBasis) {
    self.name = name
    self.legalBasis = legalBasis
  }
}
