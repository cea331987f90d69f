/// A right that the law lets a controller refuse, on a ground that it states.
///
/// A ``Refusal`` can be made for these alone. An objection to direct marketing is not among them (`law.md` R7: it is absolute), nor is a
/// withdrawal of consent (R8) or a complaint (R10): that one of them is refused cannot be written down.
public enum RefusableRight: String, Codable, CaseIterable, Sendable {
  case access, portability, rectification, erasure, restriction, objection
  case automatedDecision = "automated-decision"

  public init?(_ right: Right) {
    guard case .refusable(let refusable) = right.standing else { return nil }
    self = refusable
  }

  public var right: Right {
    switch self {
    case .access: .access
    case .portability: .portability
    case .rectification: .rectification
    case .erasure: .erasure
    case .restriction: .restriction
    case .objection: .objection
    case .automatedDecision: .automatedDecision
    }
  }
}
