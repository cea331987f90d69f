import CaseWorker
import CurlTransport
import DataMap
import SystemConnectors
public import WorkerRuntime

extension SystemSearcher {
  /// The worker `data-discovery`.
  public static let definition: WorkerDefinition = .steps(
    name: "data-discovery", queues: { context in try context.dataMap().systems.map { "discovery.search.\($0.key)" } },
    handler: { context, store in
      let dataMap = try context.dataMap()
      let connections = try context.connections(to: dataMap.systems)
      // One set of threads for every HTTP system.
      let transport = CurlTransport()
      var connectors: [String: any SystemConnector] = [:]
      for system in dataMap.systems {
        connectors[system.key] = try system.connector(in: dataMap, connections: connections, transport: transport)
      }
      return SystemSearcher(store: store, dataMap: dataMap, connectors: connectors)
    })
}
