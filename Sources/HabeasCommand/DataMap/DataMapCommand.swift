import ArgumentParser

/// `habeas datamap`.
struct DataMapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datamap", abstract: "Checks a data map, or drafts one from a live database.",
    subcommands: [DataMapCheckCommand.self, DataMapDraftCommand.self])
}
