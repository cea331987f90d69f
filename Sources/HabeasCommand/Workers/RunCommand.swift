import ArgumentParser
import WorkerRuntime

/// `habeas run`: a small controller's whole installation in one process.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs every worker in one process, or some of them.",
    discussion: "SIGTERM ends it gracefully: what is under way is finished first (shutdown.drainSeconds).")

  @Option(help: ArgumentHelp("Only these workers, with commas between.", valueName: "worker,…"))
  var only: String?
  @OptionGroup var configuration: ConfigurationOptions

  /// The workers that were chosen.
  func chosen() throws -> [WorkerDefinition] {
    guard let only else { return Fleet.definitions }
    let names = only.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
    for name in names where !Fleet.names.contains(name) {
      throw ValidationError("there is no worker '\(name)'; there are \(Fleet.names.joined(separator: ", "))")
    }
    guard !names.isEmpty else { throw ValidationError("--only names no worker; leave it out to run all") }
    return Fleet.definitions.filter { names.contains($0.name) }
  }

  func validate() throws { _ = try chosen() }

  func run() async throws {
    await WorkerProcess.main(
      try chosen(), arguments: ["habeas", "--config", configuration.path], environment: Console.current.environment)
  }
}
