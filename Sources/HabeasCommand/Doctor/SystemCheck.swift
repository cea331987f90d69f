import CaseWorker
import DataMap
import PostgresClient
import SystemConnectors
import WorkerRuntime

/// Every searched system answers, lets us read and no more, and is as the data map says.
struct SystemCheck: DoctorCheck {
  let installation: Installation

  func findings() async -> [Finding] {
    guard let map = installation.dataMap else { return [] }
    var findings: [Finding] = []
    for system in map.systems {
      switch system.connector {
      case .person: findings.append(.ok("system \(system.key)", "is searched by a person"))
      case .postgres(let connection): findings += await look(at: system, connection, map)
      }
    }
    return findings
  }

  private func look(at system: SystemDescription, _ connection: String, _ map: DataMap) async -> [Finding] {
    guard let settings = try? installation.configuration.system(connection) else { return [] }
    var login = PostgresConfiguration(settings, applicationName: "habeas doctor")
    login.connectTimeout = .seconds(3)
    let connector = PostgresConnector(system: system, dataMap: map, configuration: login, maximumConnections: 1)
    let subject = "system \(system.key)"
    var findings: [Finding] = []
    do throws(ConnectorError) {
      let report = try await connector.check()
      findings.append(.ok(subject, "answers, can be read, and is as the data map says"))
      if !report.undeclaredColumns.isEmpty {
        let names = report.undeclaredColumns.map(\.description).sorted().joined(separator: ", ")
        findings.append(.warning(subject, "has columns that no search gives: \(names); describe them in the data map"))
      }
      if !report.unindexedKeys.isEmpty {
        let names = report.unindexedKeys.map(\.description).sorted().joined(separator: ", ")
        findings.append(.warning(subject, "searches by fields without an index, which is slow in large tables: \(names)"))
      }
    } catch {
      findings.append(.fault(subject, "\(error.message) \(error.remedy)"))
    }
    await connector.close()
    return findings
  }
}
