import ArgumentParser
import CaseWorker
import CurlTransport
import DataMap
import SystemConnectors

/// `habeas search`: a search by itself, without a case.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches every system for one person and shows what is there; changes nothing, keeps nothing.",
    discussion: """
      The identity file is JSON: {"email": ["ann@example.com"], "customer_number": "C-1"}. The systems are reached by the read-only logins
      of the configuration. The output is personal data, except with --summary: keep it as carefully. Exits with 1 where a system or a
      collection was not searched to its end; what was found is shown all the same, and what is missing is said.
      """)

  @Option(help: ArgumentHelp("The folder with systems.yaml and the datasets.", valueName: "dir"))
  var datamap: String
  @Option(name: .customLong("identity-file"), help: ArgumentHelp("What is known of the person.", valueName: "file"))
  var identityFile: String
  @Flag(help: "Prints one JSON object: the rows by dataset.collection.")
  var json = false
  @Flag(help: "Shows only how many rows each collection has.")
  var summary = false
  @Option(help: ArgumentHelp("Only these systems, with commas between.", valueName: "system,…"))
  var only: String?
  @OptionGroup var configuration: ConfigurationOptions

  func run() async throws {
    let console = Console.current
    let identities = try IdentityFile.read(identityFile)
    var map = try DataMap.load(directory: datamap)
    if let only { map.systems = try chosen(only, from: map) }
    let loaded = try configuration.load()
    let transport = CurlTransport()
    var connectors: [String: any SystemConnector] = [:]
    for system in map.systems {
      guard let name = system.connector.connection,
        let connection = try loaded.connection(of: system, applicationName: "habeas search")
      else { continue }
      connectors[system.key] = try system.connector(in: map, connections: [name: connection], transport: transport)
    }
    let endings = try await EstateSearch(dataMap: map, connectors: connectors).run(identities)
    for connector in connectors.values { await connector.close() }
    let result = SearchedEstate(endings)
    if json {
      console.say(try result.json(summary: summary))
    } else {
      for line in result.lines(summary: summary) { console.say(line) }
    }
    for gap in result.gaps { console.complain("not searched: \(gap)") }
    if !result.gaps.isEmpty { throw ExitStatus.failure }
  }

  private func chosen(_ only: String, from map: DataMap) throws -> [SystemDescription] {
    let names = only.split(separator: ",").map(String.init)
    for name in names where map.system(name) == nil {
      throw ValidationError("there is no system '\(name)' in the data map; there are \(map.systems.map(\.key).joined(separator: ", "))")
    }
    return map.systems.filter { names.contains($0.key) }
  }
}
