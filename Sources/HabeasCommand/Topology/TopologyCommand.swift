import ArgumentParser

/// `habeas topology`.
struct TopologyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topology", abstract: "Describes the broker's exchanges, queues and users.", subcommands: [TopologyRenderCommand.self])
}
