import ArgumentParser

/// The root of the commands.
struct HabeasTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habeas", abstract: "Operates an installation of Habeas.",
    discussion: """
      docs/operations.md has the installation step by step, and what to do when something is wrong.
      Exit codes: 0 done, 1 failed or faults found, 2 wrong arguments, 78 wrong configuration.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Installing",
        subcommands: [ProvisionCommand.self, MigrateCommand.self, KeysCommand.self, TopologyCommand.self]),
      CommandGroup(name: "Who may approve", subcommands: [EnrolCommand.self, RevokeCommand.self]),
      CommandGroup(name: "Running and watching", subcommands: [RunCommand.self, DoctorCommand.self, EvidenceCommand.self]),
      CommandGroup(
        name: "Dry runs",
        subcommands: [
          ClockCommand.self, NormaliseCommand.self, RecogniseCommand.self, DataMapCommand.self, PlanCommand.self, SearchCommand.self,
          RedactSuggestCommand.self,
        ]),
    ])
}
