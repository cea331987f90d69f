import ArgumentParser
import CaseStore
import PostgresClient

/// `habeas migrate`.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Brings the database to this release's schema.",
    discussion: "All or nothing, in one transaction. A file that was changed after it was applied is refused.")

  @Option(help: ArgumentHelp("The folder with the migrations; else schemas/postgres of the distribution.", valueName: "dir"))
  var schemas: String?
  @OptionGroup var administrator: AdministratorOptions

  func run() async throws {
    let connection = try administrator.resolve()
    let folder = try Distribution.schemas(schemas)
    let applied = try await withPostgres(connection) { client in
      try await requireOwner(client)
      return try await Migrator(client: client, directory: folder).migrate()
    }
    for migration in applied { Console.current.say("applied \(migration.name)") }
    Console.current.say(applied.isEmpty ? "nothing to apply: the schema is up to date" : "\(applied.count) migrations applied")
  }

  private func requireOwner(_ client: PostgresClient) async throws {
    guard try await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'habeas_owner'").isEmpty else { return }
    throw OperatorError("the role habeas_owner does not exist on this server; run `habeas provision` first")
  }
}
