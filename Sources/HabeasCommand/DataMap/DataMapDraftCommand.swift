import ArgumentParser
import CaseWorker
import DataMap
import PostgresClient
import SystemConnectors
import WorkerRuntime

/// `habeas datamap draft`.
struct DataMapDraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Drafts a dataset from the catalogue of a live PostgreSQL database, for a person to correct.",
    discussion: """
      Foreign keys become references. Categories are suggested by names, comments and what some values look like; the values are looked at
      in memory and neither kept nor shown. Every guess has a comment. Prints the file; put it into the data map's folder and name the
      dataset in systems.yaml.
      """)

  @Option(help: ArgumentHelp("The connection of habeas.yaml whose read-only login is used.", valueName: "name"))
  var connection: String
  @Option(help: ArgumentHelp("The schema whose tables are described.", valueName: "name"))
  var schema = "public"
  @Option(help: ArgumentHelp("The dataset's key; the schema's name where it is not given.", valueName: "key"))
  var dataset: String?
  @Option(help: ArgumentHelp("How many rows of each table are looked at for what their values look like; 0 for none.", valueName: "rows"))
  var samples = 50
  @OptionGroup var configuration: ConfigurationOptions

  func validate() throws {
    guard (0...10_000).contains(samples) else { throw ValidationError("--samples is from 0 to 10000.") }
  }

  func run() async throws {
    let console = Console.current
    let key = dataset ?? schema
    guard DatasetDraft.isKey(key) else {
      throw OperatorError("'\(key)' is no key of a dataset. Write --dataset with letters, digits, _, - and . alone.")
    }
    let settings = try configuration.load().databaseConnection(connection)
    let client = PostgresClient(
      configuration: PostgresConfiguration(settings, applicationName: "habeas datamap draft"), maximumConnections: 1)
    let tables: [DraftTable]
    do {
      tables = try await CatalogueDraft(client: client, samples: samples).tables(schema: schema)
      await client.close()
    } catch {
      await client.close()
      throw error
    }
    guard !tables.isEmpty else {
      throw OperatorError("the schema '\(schema)' has no table that this login can see. Name another with --schema, or check the login.")
    }
    console.say(DatasetDraft(key: key, schema: schema, tables: tables).yaml)
    let columns = tables.reduce(0) { $0 + $1.columns.count }
    console.complain("\(tables.count) tables, \(columns) columns; look at each line with 'check'")
  }
}
