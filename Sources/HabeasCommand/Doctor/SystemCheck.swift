import CaseWorker
import CurlTransport
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
    for system in map.systems { findings += await look(at: system, map) }
    return findings
  }

  private func look(at system: SystemDescription, _ map: DataMap) async -> [Finding] {
    let subject = "system \(system.key)"
    var findings: [Finding] = []
    // What is wrong with the configuration is told by its own check.
    guard var connection = try? installation.configuration.connection(of: system, applicationName: "habeas doctor") else {
      return system.connector.connection == nil ? [.ok(subject, "is searched by a person")] : []
    }
    if case .postgres(var login) = connection {
      login.connectTimeout = .seconds(3)
      connection = .postgres(login)
    }
    do throws(ConnectorError) {
      let connections = system.connector.connection.map { [$0: connection] } ?? [:]
      guard let connector = try system.connector(in: map, connections: connections, transport: CurlTransport()) else { return [] }
      findings += await check(connector, subject)
    } catch {
      findings.append(.fault(subject, "\(error.message) \(error.remedy)"))
    }
    return findings
  }

  private func check(_ connector: any SystemConnector, _ subject: String) async -> [Finding] {
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
