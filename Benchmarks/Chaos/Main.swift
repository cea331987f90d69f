import ArgumentParser
import Foundation
import HabeasTesting
import PostgresClient
import Rehearsal

/// Kills what it can while requests are under way, and lets an outsider judge; `./dev chaos` runs it with servers of its own.
@main
struct Chaos: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habeas-chaos",
    abstract: "Kills workers, broker and database while requests are under way, and proves from outside that nothing was lost or doubled.")

  @Option(help: "Requests that people write.") var requests = 200
  @Option(help: "Faults.") var kills = 60
  @Option(help: "Determines the schedule.") var seed: UInt64 = 1
  @Option(help: "Folder with the built programs.") var programs: String
  @Option(help: "Folder for what is made.") var work: String
  @Option(help: "Seconds that everything may take to come to rest after the last fault.") var settle = 240
  @Option(help: "Seconds until what was not receipted or processed is handed in again.") var recovery = 15

  func run() async throws {
    let servers = try TestServers.require()
    let settings = InstallationSettings(
      programs: programs, parent: work, evidence: work + "-failed", root: servers.root, smtpPort: servers.submission.port,
      recoverySeconds: recovery, hasEveryChannel: true)
    Console.note("making an installation")
    let begun = ContinuousClock.now
    let isSound = try await Installation.with(settings) { installation in
      let heard = work + "/mailhouse.ndjson"
      let sink = SMTPSink(directory: servers.submission.sinkDirectory)
      let (verdict, faults) = try await SampleProcessor.with(
        port: installation.processorPort, keyFile: installation.processorKey, ledger: heard
      ) { try await torment(installation, sink, processor: $0) }
      Console.write(table(verdict, faults, seconds: begun.duration(to: .now) / .seconds(1)))
      if !verdict.violations.isEmpty || verdict.inFlight > 0 { await installation.keepEvidence() }
      return verdict.violations.isEmpty
    }
    if !isSound { throw ExitCode(1) }
  }

  private func torment(
    _ installation: Installation, _ sink: SMTPSink, processor: SampleProcessor
  ) async throws -> (Verdict, [String: Int]) {
    let ledger = work + "/handed-in.ndjson"
    let town = try Town(installation, sink: sink, ledger: ledger)
    let eavesdropper = try Eavesdropper(installation)
    try await eavesdropper.declare()
    let desk = try ApprovingDesk(installation)
    let workers = Installation.workers + Installation.otherWorkers
    Console.note("starting \(workers.count) workers")
    try await installation.fleet.start(workers)
    let schedule = Schedule(faults: kills, seed: seed, workers: workers)
    let people = (1...requests).map { HandedIn(number: $0 * 7 % BenchPerson.count + 1, channel: Channel(ofRequest: $0)) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { await installation.fleet.supervise() }
      group.addTask { await eavesdropper.listen() }
      group.addTask { await town.giveCodesBack() }
      group.addTask { await approveAll(installation, desk) }
      var torturer = Torturer(installation, eavesdropper: eavesdropper, seed: seed)
      Console.note("\(requests) requests and \(kills) faults, seed \(seed)")
      // Hands in over about the time that the faults take, so that some request is at every stage when one strikes.
      async let handingIn: Void = handIn(people, town, over: .milliseconds(900 * kills))
      try await torturer.carryOut(schedule)
      try await handingIn
      Console.note("waiting until everything has come to rest")
      try await comeToRest(installation)
      let verdict = try await judge(installation, sink, ledger: ledger, processor: processor)
      await installation.fleet.stop()
      await desk.close()
      return (verdict, torturer.done)
    }
  }

  private func handIn(_ people: [HandedIn], _ town: Town, over length: Duration) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for request in people {
        group.addTask { try await town.handIn(request) }
        try await Task.sleep(for: length / max(people.count, 1))
      }
      try await group.waitForAll()
    }
  }

  /// A DPO who approves whatever waits, however often the database is away.
  private func approveAll(_ installation: Installation, _ desk: ApprovingDesk) async {
    guard let configuration = try? installation.observer() else { return }
    let observer = PostgresClient(configuration: configuration, maximumConnections: 1)
    while !Task.isCancelled {
      if let rows = try? await observer.query("SELECT case_id FROM habeas.case_file WHERE phase = 'awaiting-approval'") {
        for row in rows {
          if let id = try? row.uuid("case_id") { _ = try? await desk.approve(id) }
        }
      }
      try? await Task.sleep(for: .milliseconds(300))
    }
    await observer.close()
  }

  /// Waits until every request has a case, and every case is closed or waits for a person.
  private func comeToRest(_ installation: Installation) async throws {
    let observer = PostgresClient(configuration: try installation.observer(), maximumConnections: 1)
    let open = """
      SELECT (SELECT count(*) FROM habeas.case_file)::int AS cases, (SELECT count(*) FROM habeas.case_file c WHERE c.phase NOT IN ('closed', 'triage')
        AND c.attention IS NULL AND NOT EXISTS (SELECT FROM habeas.outbox o WHERE o.case_id = c.case_id AND o.parked_at IS NOT NULL))::int AS open
      """
    var last = ""
    _ = try? await eventually("rest", within: .seconds(settle), every: .milliseconds(500)) { () async throws -> Bool in
      guard let row = try? await observer.query(open)[0] else { return false }
      let (cases, open) = (try row.int("cases"), try row.int("open"))
      if last != "\(cases) \(open)" { Console.note("  \(cases) cases, \(open) of them under way") }
      last = "\(cases) \(open)"
      return cases >= requests && open == 0
    }
    await observer.close()
  }

  private func judge(
    _ installation: Installation, _ sink: SMTPSink, ledger: String, processor: SampleProcessor
  ) async throws -> Verdict {
    let decoder = JSONDecoder()
    let inbox = try decoder.decode([Verdict.Line].self, from: Data(try await installation.dpo("inbox", "--all", "--json").utf8))
    let servers = try TestServers.require()
    let seen = try await Program.run(
      servers.python, [servers.root + "/Benchmarks/Chaos/answers.py", sink.directory, installation.mailbox.address])
    let mails = try seen.split(separator: "\n").map { try decoder.decode(Verdict.Mail.self, from: Data($0.utf8)) }
    let observer = PostgresClient(configuration: try installation.observer(of: "bench"), maximumConnections: 1)
    let changed = try await observer.query(
      "SELECT id, by_email, by_phone, by_post FROM preferences WHERE NOT (by_email AND by_phone AND by_post)")
    await observer.close()
    let off = try changed.reduce(into: [Int: [Bool]]()) { off, row in
      off[try row.int("id")] = [try row.bool("by_email"), try row.bool("by_phone"), try row.bool("by_post")]
    }
    return Verdict(
      handedIn: try HandedIn.read(ledger), inbox: inbox, mails: mails, letters: try await PrintedLetter.all(in: installation.prints),
      told: try ToldProcessor.read(processor.text()), preferences: off)
  }

  private func table(_ verdict: Verdict, _ faults: [String: Int], seconds: Double) -> String {
    var lines = ["| fault | times |", "| --- | ---: |"]
    lines += faults.sorted { $0.key < $1.key }.map { "| \($0.key) | \($0.value) |" }
    lines += ["", "| seen from outside | count |", "| --- | ---: |"]
    lines += [
      ("accepted", verdict.accepted), ("closed", verdict.closed), ("parked or in doubt: a person has to look", verdict.parked),
      ("in flight", verdict.inFlight), ("answers that arrived", verdict.answers), ("notices that arrived", verdict.notices),
      ("letters for the printer", verdict.letters), ("people whose marketing is off", verdict.stopped),
      ("stops that reached the processor", verdict.told),
      ("violations", verdict.violations.count),
    ].map { "| \($0.0) | \($0.1) |" }
    lines.append("")
    lines.append("phases: " + verdict.phases.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    if !verdict.attentions.isEmpty {
      lines.append("attention: " + verdict.attentions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    lines += Set(verdict.violations).sorted().map { "VIOLATION: \($0)" }
    let isComplete = verdict.accepted == verdict.closed + verdict.parked + verdict.inFlight
    lines.append(
      "seed \(seed), \(Int(seconds)) s: accepted \(verdict.accepted) "
        + "\(isComplete ? "=" : "≠") closed \(verdict.closed) + parked \(verdict.parked) + in flight \(verdict.inFlight); "
        + (verdict.violations.isEmpty ? "nothing lost, nothing doubled" : "NOT SOUND"))
    return lines.joined(separator: "\n")
  }
}
