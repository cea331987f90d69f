import ArgumentParser
import DataMap

/// `habeas datamap check`.
struct DataMapCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Names every fault of a data map: file, line, what is wrong, what to write.",
    discussion: "No system is asked; `habeas doctor` compares the map with the systems. Exit code 1 where there is a fault.")

  @Argument(help: ArgumentHelp("The folder with systems.yaml and the datasets.", valueName: "dir"))
  var directory: String

  func run() async throws {
    let map: DataMap
    do throws(DataMapError) { map = try DataMap.load(directory: directory) } catch {
      for fault in error.faults { Console.current.say("\(fault)") }
      Console.current.complain("\(error.faults.count) \(error.faults.count == 1 ? "fault" : "faults")")
      throw ExitStatus.failure
    }
    for system in map.systems {
      let datasets = map.datasets.filter { system.datasets.contains($0.key) }
      let collections = datasets.flatMap(\.collections)
      let skipped = collections.filter(\.meta.skipProcessing).count
      Console.current.say(
        "\(system.key): \(system.connector.kind), \(collections.count) \(collections.count == 1 ? "collection" : "collections")"
          + (skipped == 0 ? "" : ", \(skipped) of them skipped"))
    }
    Console.current.say("no faults; digest \(map.digest)")
  }
}
