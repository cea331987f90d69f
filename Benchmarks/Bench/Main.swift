import ArgumentParser
import Foundation
import HabeasTesting
import PostgresClient
import Rehearsal

/// Measures the pipeline of this build; `./dev bench` runs it with servers of its own.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habeas-bench", abstract: "Measures requests a second, times, memory, commits and publishes, and the machine's ceiling.")

  @Option(help: "Requests of the batch.") var requests = 500
  @Option(help: "Requests under way at once.") var window = 64
  @Option(help: "Requests that are carried alone, one after the other.") var lone = 40
  @Option(help: "Requests before the measurement.") var warmUp = 40
  @Option(help: "Folder with the built programs.") var programs: String
  @Option(help: "Folder for what is made.") var work: String
  @Option(help: "File for the figures as JSON.") var json: String?
  @Option(help: "File for the figures as Markdown tables.") var markdown: String?
  @Flag(help: "Leave out the machine's ceiling.") var withoutCeiling = false
  @Option(help: "Seconds that each loop of the ceiling takes.") var ceilingSeconds = 4.0
  @Option(help: "Set for each worker, as NAME=VALUE.") var environment: [String] = []
  @Option(help: "Seconds to wait before the batch, for a profiler to be attached.") var hold = 0

  func run() async throws {
    let traffic = Box<Traffic>()
    let sink = try await MailSink.start { traffic.value?.receive($0, $1) }
    var settings = InstallationSettings(
      programs: programs, parent: work, evidence: work + "-failed", root: try TestServers.require().root, smtpPort: sink.port)
    for pair in environment {
      let parts = pair.split(separator: "=", maxSplits: 1)
      settings.environment[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    }
    Console.note("making an installation")
    let report = try await Installation.with(settings) { installation in
      try await measure(installation, traffic)
    }
    await sink.stop()
    Console.write(report.markdown)
    if let json { try report.json.write(toFile: json, atomically: true, encoding: .utf8) }
    if let markdown { try report.markdown.write(toFile: markdown, atomically: true, encoding: .utf8) }
  }

  private func measure(_ installation: Installation, _ box: Box<Traffic>) async throws -> Report {
    let observer = PostgresClient(configuration: try installation.observer(), maximumConnections: 2)
    let correspondent = try Correspondent(installation)
    let traffic = Traffic(correspondent, observer: observer)
    box.value = traffic
    let desk = try ApprovingDesk(installation)
    let meter = Meter(installation)
    try await DatabaseCounters.prepare(observer)
    Console.note("starting \(Installation.workers.count) workers")
    try await installation.fleet.start(Installation.workers)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await correspondent.connect() }
      group.addTask { await traffic.answerChallenges() }
      group.addTask { await meter.watch() }
      defer { group.cancelAll() }

      var people = (1...BenchPerson.count).map { BenchPerson($0) }.makeIterator()
      func take(_ count: Int) -> [BenchPerson] { (0..<count).compactMap { _ in people.next() } }

      var report = Report(requests: requests, window: window)
      Console.note("warming up with \(warmUp) requests")
      _ = try await carry(take(warmUp), traffic, desk, window: window)

      Console.note("\(lone) requests alone")
      var alone: [Journey] = []
      for person in take(lone) {
        let cases = try await carry([person], traffic, desk, window: 1).cases
        alone += try await traffic.journeys(of: cases)
      }
      report.lone = Report.Times(alone)

      if hold > 0 {
        Console.note("holding for \(hold) s")
        try await Task.sleep(for: .seconds(hold))
      }
      Console.note("\(requests) requests, \(window) under way at once")
      let before = try await BrokerCounters(installation.broker)
      let mark = try await DatabaseCounters.mark(observer)
      meter.restart()
      let batch = try await carry(take(requests), traffic, desk, window: window)
      meter.look()
      report.processes = meter.readings
      report.database = try await DatabaseCounters(since: mark, requests: requests, observer)
      report.broker = Report.BrokerWork(before, try await BrokerCounters(installation.broker), requests: requests)
      report.batch = Report.Times(try await traffic.journeys(of: batch.cases))
      report.toApprovalSeconds = batch.toApproval
      report.toMailboxSeconds = batch.toMailbox

      if !withoutCeiling {
        await installation.fleet.stop()
        Console.note("the machine's ceiling")
        report.ceiling = try await Ceiling(installation, observer: observer, seconds: ceilingSeconds).measure(report)
      }
      await desk.close()
      await observer.close()
      return report
    }
  }

  private struct Batch {
    var cases: [UUID]
    var toApproval: Double
    var toMailbox: Double
  }

  private func carry(_ people: [BenchPerson], _ traffic: Traffic, _ desk: ApprovingDesk, window: Int) async throws -> Batch {
    let limit = Duration.seconds(60 + people.count)
    let first = try await traffic.carryToApproval(people, window: window, limit: limit)
    let second = try await traffic.carryToMailbox(first.cases, desk: desk, window: window, limit: limit)
    return Batch(cases: first.cases, toApproval: first.seconds, toMailbox: second)
  }
}
