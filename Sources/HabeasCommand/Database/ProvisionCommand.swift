import ArgumentParser
import Foundation
import PostgresClient

/// `habeas provision`.
struct ProvisionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provision", abstract: "Makes roles, logins, passwords and the database, as PostgreSQL's superuser.",
    discussion: """
      Random passwords are written once to DIR/database/<login> and DIR/broker/<worker>, the folders that database.passwordDirectory
      and broker.passwordDirectory of habeas.yaml name. Files that are there are kept, and the logins get the passwords that they hold.
      """)

  @Option(help: ArgumentHelp("The folder for the password files.", valueName: "dir"))
  var secrets: String
  @Option(help: ArgumentHelp("The database login of a person who decides. May be given several times.", valueName: "login"))
  var dpo: [String] = []
  @Option(help: ArgumentHelp("The folder with roles.sql; else schemas/postgres of the distribution.", valueName: "dir"))
  var schemas: String?
  @OptionGroup var administrator: AdministratorOptions

  func run() async throws {
    let connection = try administrator.resolve()
    let file = try "\(Distribution.schemas(schemas))/roles.sql"
    guard let script = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw OperatorError("\(file) cannot be read; name the folder of the distribution's roles.sql with --schemas", status: .usage)
    }
    let plan = ProvisioningPlan(
      database: connection.database, rolesScript: script, secretsDirectory: secrets,
      workerLogins: Fleet.databaseWorkers.map(Fleet.login), brokerUsers: Fleet.brokerUsers, dpoLogins: dpo)
    let console = Console.current
    try await Provisioner(administrator: connection, say: console.say).provision(plan)
    console.say("provisioned: \(plan.workerLogins.count + dpo.count) database logins, \(plan.brokerUsers.count) broker users")
  }
}
