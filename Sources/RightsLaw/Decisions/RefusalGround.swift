/// A ground on which a right can be refused, whole or in part: one of the articles' own, or an exemption.
public struct RefusalGround: Hashable, Sendable {
  /// `17.3.b`, `S2.19`.
  public let code: String
  public let citation: String
  /// What a letter says, in one plain sentence.
  public let sentence: String
  /// The same in the language of a letter: German, French or Polish, else English.
  public func sentence(in language: String) -> String { GroundSentences.translated(sentence, into: language) }
  /// The rights that it can refuse. None of them is absolute: ``RefusableRight`` has no such case.
  public let rights: [RefusableRight]
  public let requiredFields: [RecordedField]
  /// Whether the answer may keep silent about it (`law.md` R14).
  public let mayBeSilent: Bool

  public init(_ exemption: Exemption) {
    code = exemption.code.rawValue
    citation = exemption.citation
    sentence = exemption.sentence
    rights = exemption.rights
    requiredFields = exemption.requiredFields
    mayBeSilent = exemption.mayBeSilent
  }

  public init(_ ground: GeneralGround) {
    code = ground.rawValue
    let row = ground.row
    citation = row.citation
    sentence = row.sentence
    rights = row.rights
    requiredFields = [.reasoning, .decider, .date] + row.further
    mayBeSilent = false
  }

  /// Every ground that there is: the articles' first, then the Act's.
  public static var all: [RefusalGround] {
    GeneralGround.allCases.map(RefusalGround.init) + Exemption.all.map(RefusalGround.init)
  }

  /// The ground with that code.
  ///
  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/unknownGround``.
  public init(code: String) throws(DecisionError) {
    if let exemption = ExemptionCode(rawValue: code) {
      self.init(Exemption(exemption))
    } else if let ground = GeneralGround(rawValue: code) {
      self.init(ground)
    } else {
      throw DecisionError(
        .unknownGround, rule: "R16", "there is no ground '\(code.prefix(40))'; name a code such as 12.5-excessive, 17.3.b or S2.19")
    }
  }
}
