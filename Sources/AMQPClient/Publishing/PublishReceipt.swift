/// The way back to the caller for one message's outcome.
struct PublishReceipt: Sendable {
  let collector: OutcomeCollector
  let index: Int

  func answer(_ outcome: PublishOutcome) {
    collector.set(outcome, at: index)
  }
}
