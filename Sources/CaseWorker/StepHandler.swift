public import CaseStore
public import RightsCase

/// A worker's logic: from one step of one case to what is to be recorded.
public protocol StepHandler: Sendable {
  /// Does the step. Throwing `Rejection` means that the case does not allow it (the step is dropped); a retriable `PostgresError` is tried
  /// again while the message is held; everything else becomes a retry in the database and, in the end, a parked step.
  func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult
}
