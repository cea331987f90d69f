import Foundation

extension Report {
  /// The tables, as they stand in docs/benchmarks.md.
  var markdown: String {
    var lines = [
      "\(machine.processors) × \(machine.model), \(Self.number(machine.memoryGigabytes)) GiB, \(machine.build) build, fsync on; "
        + "\(requests) requests, \(window) under way at once, one system with 63 rows a person.", "",
      "| measure | figure | target |", "| --- | ---: | ---: |",
      "| publish to awaiting approval | \(Self.number(toApprovalRate)) requests/s | 60 |",
      "| approved to the mailbox | \(Self.number(toMailboxRate)) requests/s | |",
      "| both, one after the other | \(Self.number(wholeRate)) requests/s | |",
    ]
    if let total = lone?.total {
      lines.append("| a lone request, machine time, p50 | \(Self.number(total.p50)) ms | 150 |")
      lines.append("| a lone request, machine time, p99 | \(Self.number(total.p99)) ms | |")
    }
    if let most = processes.filter({ $0.isWorker }).max(by: { $0.peakMegabytes < $1.peakMegabytes }) {
      lines.append("| most RssAnon of a worker (\(most.name)) | \(Self.number(most.peakMegabytes)) MiB | 25 |")
    }
    if let database {
      lines.append("| commits a request | \(Self.number(database.commits)) | floor 8 |")
      lines.append("| log flushes a request | \(Self.number(database.flushes)) | |")
    }
    if let broker { lines.append("| publishes a request | \(Self.number(broker.published)) | floor 4 |") }
    lines += stageTable + processTable + statementTable + ceilingTable
    return lines.joined(separator: "\n") + "\n"
  }

  private var stageTable: [String] {
    var lines = ["", "| stage | alone p50 ms | alone p99 ms | batch p50 ms | batch p99 ms |", "| --- | ---: | ---: | ---: | ---: |"]
    func row(_ name: String, _ alone: Percentiles?, _ batch: Percentiles?) -> String {
      let cells = [alone?.p50, alone?.p99, batch?.p50, batch?.p99].map { $0.map(Self.number) ?? "" }
      return "| \(name) | \(cells.joined(separator: " | ")) |"
    }
    for stage in Journey.stages {
      lines.append(
        row(
          stage.name, lone?.stages.first { $0.name == stage.name }?.milliseconds,
          batch?.stages.first { $0.name == stage.name }?.milliseconds))
    }
    return lines + [row("in all", lone?.total, batch?.total)]
  }

  private var processTable: [String] {
    let all = processes.reduce(0) { $0 + $1.processorSeconds }
    return ["", "| process | processor ms a request | share | peak RssAnon MiB |", "| --- | ---: | ---: | ---: |"]
      + processes.map { reading in
        "| \(reading.name) | \(Self.number(reading.processorSeconds * 1000 / Double(requests))) | "
          + "\(Int((reading.processorSeconds / max(all, 0.001) * 100).rounded())) % | \(Self.number(reading.peakMegabytes)) |"
      }
  }

  private var statementTable: [String] {
    guard let database else { return [] }
    return ["", "| login | statement | calls a request | ms a request | writes |", "| --- | --- | ---: | ---: | --- |"]
      + database.statements.filter { $0.milliseconds >= 0.01 }.prefix(24).map {
        "| \($0.login) | `\($0.statement.replacing("|", with: "/"))` | \(Self.number($0.calls)) | \(Self.number($0.milliseconds)) | \($0.writes ? "yes" : "") |"
      }
  }

  private var ceilingTable: [String] {
    guard let ceiling else { return [] }
    return [
      "", "| the machine's ceiling | a second |", "| --- | ---: |",
      "| `habeas.step` by pgbench, 1 client | \(Self.number(ceiling.stepsOneClient)) |",
      "| `habeas.step` by pgbench, 8 clients | \(Self.number(ceiling.stepsEightClients)) |",
      "| publish, confirm, deliver, acknowledge | \(Self.number(ceiling.messages)) |",
      "| search of one person | \(Self.number(ceiling.searches)) |",
      "| the seals of one request | \(Self.number(ceiling.seals)) |",
      "| letter, report, files and archive | \(Self.number(ceiling.letters)) |",
      "| all at once: \(ceiling.commitsEach) commits, \(ceiling.messagesEach) messages, search, seals and letter | \(Self.number(ceiling.requests)) |",
    ]
  }

  private static func number(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : value >= 10 ? String(format: "%.1f", value) : String(format: "%.2f", value)
  }
}

extension Meter.Reading {
  /// One of the product's own processes, and no helper, server or driver.
  var isWorker: Bool { !name.contains(" ") && !["RabbitMQ", "PostgreSQL"].contains(name) }
}
