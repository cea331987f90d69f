import ArgumentParser
import Foundation
import HabeasTesting
import Rehearsal

/// Measures the search of one system for one person, as the worker does it; `./dev bench discovery` runs it with a server of its own.
@main
struct DiscoveryBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habeas-bench-discovery",
    abstract: "Measures how long a search takes, how many there are in a second, and the memory that a million rows of one person need.")

  @Option(help: "Searches, each of a case and a person of its own.") var searches = 1_000
  @Option(help: "Searches at the same time when the rate is measured.") var lanes = 4
  @Option(help: "Rows of the one person who has many.") var rows = 1_000_000
  @Option(help: "File for the figures as Markdown tables.") var markdown: String?

  func run() async throws {
    let report = try await withThrowawayServer(.postgres) { server in
      let shop = try await Shop(server, rowsOfOne: rows)
      do {
        Console.note("making \(searches * 2 + 2) cases")
        let stage = try await SearchStage(shop, cases: searches * 2 + 2)
        _ = try await stage.search()
        Console.note("\(searches) searches, one after the other")
        var seconds: [Double] = []
        for _ in 0..<searches { seconds.append(try await stage.search()) }
        Console.note("\(searches) searches, \(lanes) at a time")
        let rate = try await stage.rate(searches, lanes: lanes)
        Console.note("one person's \(rows) rows")
        let large = try await stage.searchLarge()
        await stage.close()
        await shop.close()
        return DiscoveryReport(searches: seconds, rate: rate, lanes: lanes, large: large)
      } catch {
        await shop.close()
        throw error
      }
    }
    Console.write(report.markdown)
    if let markdown { try report.markdown.write(toFile: markdown, atomically: true, encoding: .utf8) }
    guard report.meetsTargets else { throw ExitCode(1) }
  }
}
