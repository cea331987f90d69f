import ArgumentParser

/// `habeas datamap`.
struct DataMapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datamap", abstract: "Looks at a data map without touching any system.", subcommands: [DataMapCheckCommand.self])
}
