import ArgumentParser
import BrokerTopology
import DataMap

/// `habeas topology render`.
struct TopologyRenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Writes the definitions file that RabbitMQ loads at its start.",
    discussion: """
      From the systems of the controller's data map and the broker passwords that `habeas provision` made. The file holds salted hashes of
      the passwords and gets mode 0600; give it to the account that RabbitMQ runs as, and load it again after a change of the data map.
      """)

  @Option(help: ArgumentHelp("The controller's folder, with datamap/ in it.", valueName: "dir"))
  var controller: String
  @Option(help: ArgumentHelp("The folder with broker/<worker>.", valueName: "dir"))
  var secrets: String
  @Option(help: ArgumentHelp("The definitions file.", valueName: "file"))
  var output: String
  @Option(name: .customLong("virtual-host"), help: "The virtual host, as broker.virtualHost says.")
  var virtualHost = "habeas"

  func run() async throws {
    let dataMap = try DataMap.load(directory: "\(controller)/datamap")
    let topology = BrokerTopology(systems: dataMap.systems.map(\.key), fulfilment: dataMap.suppressingSystems, virtualHost: virtualHost)
    var passwords: [String: String] = [:]
    for user in topology.users { passwords[user] = try SecretFile.read("\(secrets)/broker/\(user)") }
    try SecretFile.replace(output, with: try topology.definitions(passwords: passwords))
    Console.current.say("\(topology.queues.count) queues and \(topology.users.count) users: \(output)")
  }
}
