/// Gathers the outcomes of one call's messages and returns them together.
///
/// `@unchecked` is sound: after it is made it is touched on the publisher's thread only.
final class OutcomeCollector: @unchecked Sendable {
  private var outcomes: [PublishOutcome?]
  private var missing: Int
  private let continuation: CheckedContinuation<[PublishOutcome], Never>

  /// - Parameter count: at least 1.
  init(count: Int, continuation: CheckedContinuation<[PublishOutcome], Never>) {
    outcomes = Array(repeating: nil, count: count)
    missing = count
    self.continuation = continuation
  }

  func set(_ outcome: PublishOutcome, at index: Int) {
    outcomes[index] = outcome
    missing -= 1
    if missing == 0 { continuation.resume(returning: outcomes.compactMap { $0 }) }
  }
}
