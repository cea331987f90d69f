import CaseStore
import CaseWorker
import RightsCase

/// A worker's logic that a test writes.
struct ScriptedHandler: StepHandler {
  let body: @Sendable (WorkStep, StoredCase) async throws -> StepResult

  init(_ body: @escaping @Sendable (WorkStep, StoredCase) async throws -> StepResult) { self.body = body }

  func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult { try await body(step, stored) }
}
