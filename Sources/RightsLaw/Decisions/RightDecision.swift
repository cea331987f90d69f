/// A decision on one item. The types hold what may be decided: an objection to direct marketing cannot be refused (`law.md` R7).
public struct RightDecision: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case refusable(RefusableRight, RefusableOutcome)
    case absolute(AbsoluteRight, AbsoluteOutcome)
  }

  public let content: Content

  public init(_ right: AbsoluteRight, _ outcome: AbsoluteOutcome) {
    content = .absolute(right, outcome)
  }

  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/groundDoesNotApply`` where a refusal is about another right.
  public init(_ right: RefusableRight, _ outcome: RefusableOutcome) throws(DecisionError) {
    content = .refusable(right, outcome)
    guard let other = refusals.first(where: { $0.right != right }) else { return }
    throw DecisionError(
      .groundDoesNotApply, rule: "R16",
      "the item is about \(right.rawValue) and the refusal about \(other.right.rawValue); decide each item by itself")
  }

  public var right: Right {
    switch content {
    case .refusable(let right, _): right.right
    case .absolute(let right, _): right.right
    }
  }

  /// What was withheld, silently or not: for restricted evidence only.
  public var refusals: [Refusal] {
    switch content {
    case .refusable(_, .refused(let refusal)): [refusal]
    case .refusable(_, .grantedInPart(let first, let others)): [first] + others
    default: []
    }
  }
}
