import ArgumentParser

struct StandingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standing", abstract: "Standing approvals: the notices that may go out by themselves.",
    subcommands: [StandingApproveCommand.self, StandingListCommand.self])
}
