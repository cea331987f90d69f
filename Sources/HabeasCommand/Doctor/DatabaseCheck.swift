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
    var isFirst = true
    var accepted = 0
    for worker in Fleet.databaseWorkers {
      guard let login = login(of: worker) else { continue }
      do {
        let more = try await withPostgres(login) { client in
          var findings: [Finding] = []
          if isFirst { findings += await server(client, login) }
          let actor = try await client.query("SELECT habeas.actor() AS actor")[0].string("actor")
          if actor != worker {
            findings.append(
              .fault("database logins", "\(login.user) speaks as '\(actor)' and not as '\(worker)'; remove database.user from habeas.yaml"))
          }
          return findings
        }
        findings += more
        if more.allSatisfy({ $0.level != .fault }) { accepted += 1 }
      } catch let error as PostgresError where error.code == .connection && error.sqlState == nil {
        // Nobody gets through: one line says it.
        return findings + [.fault("database", "\(error.message) Start PostgreSQL, or correct database.host and database.port.")]
      } catch let error as PostgresError {
        findings.append(.fault("database logins", "\(login.user): \(remedy(error))"))
      } catch {
        findings.append(.fault("database logins", "\(login.user): \(error)"))
      }
      isFirst = false
    }
    if accepted == Fleet.databaseWorkers.count {
      findings.append(.ok("database logins", "all \(accepted) workers are let in as themselves"))
    }
    return findings
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
    case "3F000", "42883": "the schema is not there; run `habeas migrate`"
    default: error.message
    }
  }
}
