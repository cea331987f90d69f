/// Why a decision cannot be recorded.
public struct DecisionError: Error, Hashable, Sendable {
  public enum Code: String, Codable, CaseIterable, Sendable {
    /// No ground or exemption has this code.
    case unknownGround = "unknown-ground"
    /// The ground does not apply to the right.
    case groundDoesNotApply = "ground-does-not-apply"
    /// Something that the decision must record is empty.
    case missingField = "missing-field"
    /// A refusal lacks something that it must tell the person.
    case incompleteRefusal = "incomplete-refusal"
    /// The ground has no silent form.
    case silenceNotAllowed = "silence-not-allowed"
    /// Someone would decide their own cause.
    case ownCause = "own-cause"
    /// The data is a customer's, for whom the controller is only a processor.
    case customersData = "customers-data"
    /// An agent's authority does not reach that far.
    case outsideAuthority = "outside-authority"
  }

  public let code: Code
  /// The rule of `docs/law.md`.
  public let rule: String
  /// What is wrong and what to do, for people.
  public let message: String

  public init(_ code: Code, rule: String, _ message: String) {
    self.code = code
    self.rule = rule
    self.message = message
  }
}

extension DecisionError: CustomStringConvertible {
  public var description: String { "\(message) (\(rule))" }
}
