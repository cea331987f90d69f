/// Awaits a value: asks again and again until `attempt` returns one.
///
/// Prefer a signal of the code under test. This is for what only looking can tell: a queue's length, a file, a row.
///
/// - Parameters:
///   - what: What is awaited, for the error.
///   - deadline: How long to go on asking.
///   - interval: The pause between two attempts.
///   - attempt: One look; `nil` means not yet. What it throws ends the waiting.
/// - Throws: ``NotInTime`` when the deadline passed, and what `attempt` throws.
public func eventually<Value: Sendable>(
  _ what: String, within deadline: Duration = .seconds(20), every interval: Duration = .milliseconds(20),
  isolation: isolated (any Actor)? = #isolation, _ attempt: () async throws -> Value?
) async throws -> Value {
  let end = ContinuousClock.now + deadline
  while true {
    if let value = try await attempt() { return value }
    if ContinuousClock.now >= end { throw NotInTime(what: what, deadline: deadline) }
    try await Task.sleep(for: interval)
  }
}

/// Awaits a condition: asks again and again until it is true.
///
/// - Throws: ``NotInTime`` when the deadline passed, and what `condition` throws.
public func eventually(
  _ what: String, within deadline: Duration = .seconds(20), every interval: Duration = .milliseconds(20),
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  _ = try await eventually(what, within: deadline, every: interval) { () async throws -> Bool? in
    try await condition() ? true : nil
  }
}
