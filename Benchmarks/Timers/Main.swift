import ArgumentParser
import CaseStore
import Foundation
import HabeasTesting
import Logging
import PostgresClient
import Rehearsal
import Timekeeper

/// Measures how late timers fire, and how long it takes to catch up; `./dev bench timers` runs it with a server of its own.
@main
struct TimerBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habeas-bench-timers", abstract: "Measures how late timers fire, and how long the timekeeper takes after an hour's stop.")

  @Option(help: "Timers, each of a case of its own.") var timers = 100_000
  @Option(help: "Seconds over which their moments are spread.") var spread = 60
  @Option(help: "File for the figures as Markdown tables.") var markdown: String?

  func run() async throws {
    let report = try await withThrowawayServer(.postgres) { server in
      let database = try await TimerDatabase(server)
      do {
        Console.note("making \(timers) cases")
        try await database.makeCases(timers)
        Console.note("firing \(timers) timers at their moments")
        // A few seconds ahead, so that the first is not late before anybody looks.
        try await database.schedule(firstInSeconds: 5, overSeconds: spread)
        let punctual = try await fire(database, within: .seconds(spread * 4 + 60))
        Console.note("an hour's stop: \(timers) timers are overdue")
        try await database.schedule(firstInSeconds: -3600, overSeconds: 3600)
        let overdue = try await fire(database, within: .seconds(600))
        await database.close()
        return TimerReport(timers: timers, spread: spread, punctual: punctual, overdue: overdue)
      } catch {
        await database.close()
        throw error
      }
    }
    Console.write(report.markdown)
    if let markdown { try report.markdown.write(toFile: markdown, atomically: true, encoding: .utf8) }
    guard report.meetsTargets else { throw ExitCode(1) }
  }

  /// Runs a timekeeper until nothing is due any more.
  private func fire(_ database: TimerDatabase, within limit: Duration) async throws -> TimerFigures {
    let client = try database.timekeeper()
    let keeper = Timekeeper(
      store: CaseStore(client: client, keyring: nil, calendar: try ControllerCalendar(zone: "Europe/London")),
      timers: Timers(client: client), rootKey: nil, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    let began = ContinuousClock.now
    let running = Task { try await keeper.run() }
    defer { running.cancel() }
    try await eventually("the last timer", within: limit, every: .milliseconds(250)) { try await database.remaining() == 0 }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    running.cancel()
    _ = try? await running.value
    await client.close()
    return try await database.figures(seconds: seconds)
  }
}
