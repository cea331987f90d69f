/// How an item about a right that can be refused ends.
public enum RefusableOutcome: Hashable, Sendable {
  case granted
  /// Some of it is withheld: a redaction is a refusal in part (`law.md` R14). The first refusal and any others.
  case grantedInPart(Refusal, others: [Refusal])
  case refused(Refusal)
  /// Nothing about the person is held.
  case notHeld
  case withdrawn
  /// Not a request under data-protection law, or for another controller (R22).
  case outOfScope
}
