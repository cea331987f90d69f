import ArgumentParser

/// `habeas evidence`.
struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Checks that the record of what happened is what it was.", subcommands: [EvidenceVerifyCommand.self])
}
