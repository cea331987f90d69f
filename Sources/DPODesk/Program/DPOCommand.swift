import ArgumentParser

/// The root of the command tree.
struct DPOCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dpo", abstract: "Read, decide and sign data-protection requests.",
    discussion: """
      Start with: dpo inbox
      A case is named by its reference, for example 4T7K9-Q2MXC. Letter case, spaces and hyphens do not matter.
      The configuration is the file after --config, else the one that HABEAS_CONFIG names, else habeas.yaml here.
      Exit codes: 0 done, 1 not allowed by the case's rules, 2 could not be tried.
      """,
    subcommands: [
      InboxCommand.self, ShowCommand.self, ReviewCommand.self, ApproveCommand.self, RefuseCommand.self, GroundsCommand.self,
      TriageCommand.self, ClockCommand.self, ExtendCommand.self, ClarifyCommand.self, FeeCommand.self, WithdrawCommand.self,
      ExemptCommand.self, ComplaintCommand.self, LateCommand.self, HoldCommand.self, SettleCommand.self, AuthorityCommand.self,
      LiftRestrictionCommand.self, BreachCommand.self, FiguresCommand.self, ResumeCommand.self,
      ResolveCommand.self, RecognitionCommand.self, KeyCommand.self, StandingCommand.self,
    ])
}
