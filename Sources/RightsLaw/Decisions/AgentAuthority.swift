/// A third party's authority to act for a person: how far it reaches and how long it lasts (`law.md` R19).
public struct AgentAuthority: Hashable, Sendable {
  public let rights: Set<Right>
  public let from: LocalDate
  /// The last day; `nil` where it has no end, as a power of attorney may.
  public let until: LocalDate?

  public init(rights: Set<Right>, from: LocalDate, until: LocalDate?) {
    self.rights = rights
    self.from = from
    self.until = until
  }

  /// Checks that the agent may ask for this, on that day.
  ///
  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/outsideAuthority``.
  public func check(_ right: Right, on date: LocalDate) throws(DecisionError) {
    guard rights.contains(right) else {
      throw DecisionError(.outsideAuthority, rule: "R19", "the authority does not speak of \(right.rawValue); ask for one that does")
    }
    guard date >= from, until.map({ date <= $0 }) ?? true else {
      throw DecisionError(.outsideAuthority, rule: "R19", "the authority is not valid on \(date); ask for a current one")
    }
  }
}
