public import CaseStore

/// What a handler made of a step. Values, not calls: the runner carries them out (design, rule 4).
public enum StepResult: Sendable {
  /// Commit these decisions and the message with them. May run more than once, when another worker changes the case meanwhile.
  case commit(@Sendable (inout CaseDraft, StoredCase) throws -> Void)
  /// Not now: the database makes it due again later, and parks it after the worker's limit of attempts.
  case retry(reason: String)
  /// Not before a person has acted; `reason` says what is wrong and what to do, without personal data.
  case park(reason: String)
  /// The case no longer calls for it.
  case obsolete
}
