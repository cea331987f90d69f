/// What a system's data is used for, and on which basis (N17).
public struct ProcessingPurpose: Sendable, Hashable, Codable {
  /// The key that the controller's profile gives the purpose, or words of its own.
  public var name: String
  /// `nil` where the profile, or the notice, says it for the purpose as a whole.
  public var legalBasis: LegalBasis?

  public init(name: String, legalBasis: LegalBasis? = nil) {
    self.name = name
    self.legalBasis = legalBasis
  }
}
