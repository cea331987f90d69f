import ArgumentParser

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Your signing key: make it, have it enrolled, revoke it.",
    subcommands: [KeyInitCommand.self, KeyRegisterCommand.self, KeyRevokeCommand.self, KeyListCommand.self])
}
