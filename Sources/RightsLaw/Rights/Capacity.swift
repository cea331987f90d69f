/// Whether a child is taken to understand the right and so asks for itself (`law.md` R17). The right is always the child's.
public enum Capacity: Hashable, Sendable {
  case presumed
  /// A person decides by the child's own understanding.
  case byUnderstanding

  /// Scotland presumes it from 12 years; elsewhere only adulthood at 18 needs no look.
  public static func of(age: Int, in jurisdiction: Jurisdiction) -> Capacity {
    age >= (jurisdiction == .scotland ? 12 : 18) ? .presumed : .byUnderstanding
  }
}
