/// An exemption: what it protects, which rights it limits, and what its use must record (`law.md` R16).
public struct Exemption: Hashable, Sendable {
  public let code: ExemptionCode
  /// What a letter says, in one plain sentence.
  public let sentence: String
  /// The rights that it can limit.
  public let rights: [RefusableRight]
  /// What each use records beyond ``RecordedField/always``.
  public let furtherFields: [RecordedField]
  /// Whether the answer may keep silent about it, because its name alone would give away what it protects (R14).
  public let mayBeSilent: Bool

  public var citation: String { code.citation }
  public var requiredFields: [RecordedField] { RecordedField.always + furtherFields }

  /// The exemption with that code.
  public init(_ code: ExemptionCode) {
    self = Self.make(code)
  }

  init(
    _ code: ExemptionCode, _ sentence: String, rights: [RefusableRight], further: [RecordedField] = [], mayBeSilent: Bool = false
  ) {
    self.code = code
    self.sentence = sentence
    self.rights = rights
    furtherFields = further
    self.mayBeSilent = mayBeSilent
  }

  /// All exemptions, in the order of the Act.
  public static var all: [Exemption] { ExemptionCode.allCases.map(Exemption.init) }
}
