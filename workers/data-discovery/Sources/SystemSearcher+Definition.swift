import CaseWorker
import DataMap
import SystemConnectors
public import WorkerRuntime

extension SystemSearcher {
  /// The worker `data-discovery`.
  public static let definition: WorkerDefinition = .steps(
    name: "data-discovery", queues: { context in try context.dataMap().systems.map { "discovery.search.\($0.key)" } },
    handler: { context, store in
      let dataMap = try context.dataMap()
      let configurations = try context.systemConfigurations(of: dataMap)
      var connectors: [String: any SystemConnector] = [:]
      for system in dataMap.systems {
        guard case .postgres(let connection) = system.connector, let configuration = configurations[connection] else { continue }
        connectors[system.key] = PostgresConnector(system: system, dataMap: dataMap, configuration: configuration)
      }
      return SystemSearcher(store: store, dataMap: dataMap, connectors: connectors)
    })
}
