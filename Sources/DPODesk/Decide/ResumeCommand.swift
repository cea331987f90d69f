import ArgumentParser
import CaseStore
import Foundation
import Intake

struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let parked steps run again, once their reason is removed.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("Only the step whose id begins so, as dpo show has it.", valueName: "id")) var step: String?

  func run() async throws {
    try await DeskSession.run(options) { session in
      let stored = try await session.load(named.reference)
      let parked = try await session.desk.steps(of: stored.id).filter { $0.parkedAt != nil }
      let chosen = try choose(from: parked)
      let console = Console.standard
      for line in chosen {
        let resumed = try await session.resume(line.message)
        console.write("\(line.routingKey): \(resumed ? "runs again" : "is no longer parked")")
      }
    }
  }

  private func choose(from parked: [Desk.StepLine]) throws(DeskError) -> [Desk.StepLine] {
    guard !parked.isEmpty else { throw .refused("no step of the case is parked. See: dpo show \(named.reference)") }
    guard let step else { return parked }
    let chosen = parked.filter { $0.message.uuidString.lowercased().hasPrefix(step.lowercased()) }
    guard !chosen.isEmpty else { throw .refused("no parked step begins with '\(step)'. See: dpo show \(named.reference)") }
    guard chosen.count == 1 else { throw .refused("several parked steps begin with '\(step)'. Type more of the id.") }
    return chosen
  }
}
