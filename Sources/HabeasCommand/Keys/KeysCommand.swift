import ArgumentParser

/// `habeas keys`.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Makes the installation's keys.", subcommands: [KeysInitCommand.self, KeysProcessorCommand.self])
}
