import Foundation
import PostgresClient
import Rehearsal
import Synchronization

/// Measures what the machine could do if the pipeline cost nothing: each piece by itself, then all at once.
struct Ceiling {
  private let installation: Installation
  private let observer: PostgresClient
  private let seconds: Double

  init(_ installation: Installation, observer: PostgresClient, seconds: Double) {
    self.installation = installation
    self.observer = observer
    self.seconds = seconds
  }

  /// The commits and publishes of one request at the floor that docs/benchmarks.md itemises, for one system and no processor.
  static let commitsAtFloor = 8
  static let publishesAtFloor = 4

  func measure(_ report: Report) async throws -> CeilingFigures {
    var figures = CeilingFigures()
    let steps = BareSteps(installation)
    Console.note("  steps")
    figures.stepsOneClient = try await steps.run(clients: 1, base: 1_000, seconds: seconds)
    figures.stepsEightClients = try await steps.run(clients: 8, base: 2_000, seconds: seconds)
    Console.note("  messages")
    let messages = try await BareMessages(installation)
    let answer = try BareAnswer(installation)
    let holding = Task { try await messages.run() }
    defer { holding.cancel() }
    try await messages.send(100)
    figures.messages = try await rate(tasks: 64) { _ in try await messages.send() }
    Console.note("  searches, seals, letters")
    figures.searches = try await rate(tasks: 4) { _ = try await answer.search(Self.someone($0)) }
    figures.seals = try await rate(tasks: 2) { _ in try answer.seal() }
    let found = try await answer.search(Self.someone(1))
    figures.letters = try await rate(tasks: 4) { _ = try await answer.letter(found, Self.someone($0)) }
    Console.note("  all at once")
    figures.commitsEach = Self.commitsAtFloor
    figures.messagesEach = Self.publishesAtFloor
    figures.requests = try await allAtOnce(steps, messages, answer)
    await answer.close()
    return figures
  }

  /// Requests a second of which each is made of its bare pieces, many at once.
  private func allAtOnce(_ steps: BareSteps, _ messages: BareMessages, _ answer: BareAnswer) async throws -> Double {
    let tasks = 16
    try await steps.open(3_000, tasks)
    let client = PostgresClient(configuration: try installation.workerConfiguration("data-discovery"), maximumConnections: 8)
    let versions = (0..<tasks).map { _ in Counter() }
    let rate = try await rate(tasks: tasks, at: seconds * 2) { task in
      try answer.seal()
      for _ in 0..<Self.publishesAtFloor { try await messages.send() }
      for _ in 0..<Self.commitsAtFloor {
        let version = versions[task].next()
        let rows = try await client.query(BareSteps.step, [.uuid(BareSteps.caseID(3_000 + task)), .int(Int64(version))])
        guard try rows[0].string("outcome") == "done" else { throw RehearsalError("a bare step was not done") }
      }
      let person = Self.someone(task)
      _ = try await answer.letter(try await answer.search(person), person)
    }
    await client.close()
    return rate
  }

  private static func someone(_ task: Int) -> BenchPerson { BenchPerson(task * 37 % BenchPerson.count + 1) }

  /// How often a second `body` ends when `tasks` tasks call it one after the other.
  private func rate(
    tasks: Int, at length: Double? = nil, _ body: @escaping @Sendable (_ task: Int) async throws -> Void
  ) async throws -> Double {
    let done = Counter()
    let start = ContinuousClock.now
    let end = start + .seconds(length ?? seconds)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<tasks {
        group.addTask {
          while ContinuousClock.now < end {
            try await body(task)
            _ = done.next()
          }
        }
      }
      try await group.waitForAll()
    }
    return Double(done.next() - 1) / (start.duration(to: .now) / .seconds(1))
  }
}
