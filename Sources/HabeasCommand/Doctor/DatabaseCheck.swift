import CaseWorker
import PostgresClient
import WorkerRuntime

/// The database answers, keeps what it confirms, has this release's schema, and lets every worker in as itself.
struct DatabaseCheck: DoctorCheck {
  let configuration: HabeasConfiguration
  let schemas: String?

  private static let catalogueQuery = """
    SELECT proname::text AS name FROM pg_proc WHERE pronamespace = to_regnamespace('habeas')
    UNION SELECT relname::text FROM pg_class WHERE relnamespace = to_regnamespace('habeas') AND relkind = 'r'
    """

  func findings() async -> [Finding] {
    var findings: [Finding] = []
    var isExamined = false
    var accepted = 0
    for worker in Fleet.databaseWorkers {
      guard let login = login(of: worker) else { continue }
      do {
        let withServer = !isExamined
        let found = try await withPostgres(login) { client in
          // Whether anybody gets in at all comes first: what follows then is about the server or the login alone.
          try await client.query("SELECT 1")
          return (withServer ? await server(client, login) : []) + (await speaker(client, login, worker))
        }
        isExamined = true
        // That the schema is not there is said once.
        findings += found.filter { !findings.contains($0) }
        if found.allSatisfy({ $0.level != .fault }) { accepted += 1 }
      } catch let error as PostgresError where error.code == .connection && error.sqlState == nil {
        // Nobody gets through: one line says it.
        return findings + [.fault("database", "\(error.message) Start PostgreSQL, or correct database.host and database.port.")]
      } catch let error as PostgresError {
        findings.append(.fault("database logins", "\(login.user): \(remedy(error))"))
      } catch {
        findings.append(.fault("database logins", "\(login.user): \(error)"))
      }
    }
    if accepted == Fleet.databaseWorkers.count {
      findings.append(.ok("database logins", "all \(accepted) workers are let in as themselves"))
    }
    return findings
  }

  /// Whether the database takes the login for the worker that it is.
  private func speaker(_ client: PostgresClient, _ login: PostgresConfiguration, _ worker: String) async -> [Finding] {
    do throws(PostgresError) {
      let actor = try await client.query("SELECT habeas.actor() AS actor")[0].string("actor")
      guard actor != worker else { return [] }
      return [
        .fault("database logins", "\(login.user) speaks as '\(actor)' and not as '\(worker)'; unset database.user and HABEAS_DATABASE_USER")
      ]
    } catch {
      if error.sqlState == "3F000" || error.sqlState == "42883" { return [.fault("schema", "is not there; run `habeas migrate`")] }
      return [.fault("database logins", "\(login.user): \(remedy(error))")]
    }
  }

  private func login(of worker: String) -> PostgresConfiguration? {
    guard let settings = try? configuration.database(login: worker) else { return nil }
    var login = PostgresConfiguration(settings, applicationName: "habeas doctor")
    login.connectTimeout = .seconds(3)
    return login
  }

  private func server(_ client: PostgresClient, _ login: PostgresConfiguration) async -> [Finding] {
    var findings: [Finding] = []
    do throws(PostgresError) {
      try await client.requireDurable()
      findings.append(.ok("database", "\(login.host):\(login.port)/\(login.database) answers and keeps what it confirms"))
    } catch {
      findings.append(.fault("database", error.message))
    }
    findings.append(await schema(client))
    return findings
  }

  private func schema(_ client: PostgresClient) async -> Finding {
    guard let schemas else {
      return .warning("schema", "the migrations were not found to compare the database with; name their folder with --schemas")
    }
    do {
      let expected = try SchemaInventory(directory: schemas).names
      let found = Set(try await client.query(Self.catalogueQuery).map { try $0.string("name") })
      let missing = expected.subtracting(found).sorted()
      guard !missing.isEmpty else { return .ok("schema", "has every table and function of this release") }
      let shown = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " and \(missing.count - 5) more" : "")
      return .fault("schema", "lacks \(shown); run `habeas migrate`")
    } catch {
      return .fault("schema", "\(error)")
    }
  }

  private func remedy(_ error: PostgresError) -> String {
    switch error.sqlState {
    case "28P01", "28000": "\(error.message) Run `habeas provision` with the folder of password files that habeas.yaml names."
    case "3D000": "\(error.message) Run `habeas provision` and `habeas migrate`."
    case "42501": "\(error.message) Run `habeas migrate`, which grants what a worker needs."
    default: error.message
    }
  }
}
