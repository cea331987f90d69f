/// A decision to refuse a right, whole or in part, with everything that its ground must record (`law.md` R13-R16).
public struct Refusal: Hashable, Sendable {
  /// Whether the person is told the ground (R14).
  public enum Disclosure: Hashable, Sendable {
    case stated
    /// Naming the ground would defeat it. Why is recorded in restricted evidence and nowhere else.
    case silent(because: String)
  }

  public let right: RefusableRight
  public let ground: RefusalGround
  public let disclosure: Disclosure
  public let decider: ImpartialDecider
  public let decidedOn: LocalDate
  /// What the ground requires besides decider and date.
  public let record: [RecordedField: String]

  /// - Throws: ``DecisionError`` where the ground does not apply to the right, something required is empty, silence is not allowed, or
  ///   the reviewer is the decider.
  public init(
    _ right: RefusableRight, on ground: RefusalGround, disclosure: Disclosure = .stated, decider: ImpartialDecider,
    decidedOn: LocalDate, record: [RecordedField: String]
  ) throws(DecisionError) {
    guard ground.rights.contains(right) else {
      throw DecisionError(
        .groundDoesNotApply, rule: "R16",
        "\(ground.citation) does not limit \(right.rawValue); it can limit \(ground.rights.map(\.rawValue).joined(separator: ", "))")
    }
    let missing = ground.requiredFields.filter { $0 != .decider && $0 != .date && Self.isBlank(record[$0]) }
    guard missing.isEmpty else {
      throw DecisionError(
        .missingField, rule: "R16", "\(ground.code) must also record \(missing.map(\.rawValue).joined(separator: ", "))")
    }
    if let reviewer = record[.reviewer], reviewer == decider.person.rawValue {
      throw DecisionError(.ownCause, rule: "R23", "the reviewer is the person who decided; another one reviews")
    }
    if case .silent(let because) = disclosure {
      guard ground.mayBeSilent else {
        throw DecisionError(.silenceNotAllowed, rule: "R14", "\(ground.citation) can be named without defeating it; state it")
      }
      guard !Self.isBlank(because) else {
        throw DecisionError(.missingField, rule: "R14", "silence must record why naming the ground would defeat it")
      }
    }
    self.right = right
    self.ground = ground
    self.disclosure = disclosure
    self.decider = decider
    self.decidedOn = decidedOn
    self.record = record
  }

  public var isSilent: Bool { disclosure != .stated }

  private static func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}
