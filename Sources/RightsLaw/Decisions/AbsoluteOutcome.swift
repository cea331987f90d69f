/// How an item about an absolute right ends. There is no way to refuse it.
public enum AbsoluteOutcome: Hashable, Sendable {
  /// Carried out, or answered, on that day.
  case done(on: LocalDate)
  case withdrawn
}
