import ArgumentParser
import DataMap
import Foundation

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
    let identities = try Self.identities(in: identityFile)
    let map = try DataMap.load(directory: datamap)
    var plans: [(system: SystemDescription, plan: SearchPlan)] = []
    for system in map.systems { plans.append((system, try SearchPlan.plan(for: system, in: map, identities: identities))) }
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

  private static func identities(in file: String) throws -> [IdentityKind: [String]] {
    guard let data = FileManager.default.contents(atPath: file) else { throw OperatorError("\(file) cannot be read. Check the path.") }
    guard case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      throw OperatorError("\(file) is no JSON object. Write, for example, {\"email\": [\"ann@example.com\"]}.")
    }
    var identities: [IdentityKind: [String]] = [:]
    for (kind, value) in members { identities[IdentityKind(kind)] = value.scalars(at: []).compactMap(\.keyText) }
    return identities
  }
}
