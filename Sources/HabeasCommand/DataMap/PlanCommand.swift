import ArgumentParser
import DataMap

/// `habeas plan`.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Explains how a person would be searched for, without touching any system.",
    discussion: """
      The identity file is JSON: {"email": ["ann@example.com"], "customer_number": "C-1"}. Only the kinds that have a value matter; no value
      is shown. With --drawing the plan is a Mermaid flowchart.
      """)

  @Option(help: ArgumentHelp("The folder with systems.yaml and the datasets.", valueName: "dir"))
  var datamap: String
  @Option(name: .customLong("identity-file"), help: ArgumentHelp("What is known of the person.", valueName: "file"))
  var identityFile: String
  @Flag(help: "Draws the plan.")
  var drawing = false

  func run() async throws {
    let identities = try IdentityFile.read(identityFile)
    let map = try DataMap.load(directory: datamap)
    var plans: [(system: SystemDescription, plan: SearchPlan)] = []
    // What a system would give may be found; the plan shows the way that it would take.
    var known = identities
    for system in map.searchWaves().joined() {
      let plan = try SearchPlan.plan(for: system, in: map, identities: known)
      plans.append((system, plan))
      for address in map.systems.flatMap(map.ways(into:)) where plan.steps.contains(where: { $0.address == address.collection }) {
        known[.found(in: address)] = ["?"]
      }
    }
    guard !drawing else {
      Console.current.say(SearchPlan.mermaid(plans.map { ($0.system.key, $0.plan) }))
      return
    }
    for (system, plan) in plans {
      Console.current.say("\(system.name) (\(system.key), \(system.connector.kind))")
      let lines = plan.description.split(separator: "\n")
      for line in lines { Console.current.say("  \(line)") }
      if lines.isEmpty { Console.current.say("  nothing to search") }
    }
  }
}
