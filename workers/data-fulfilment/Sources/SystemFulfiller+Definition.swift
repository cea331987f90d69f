import CaseStore
import CaseWorker
import DataMap
import Sealing
import SystemConnectors
public import WorkerRuntime

extension SystemFulfiller {
  /// The worker `data-fulfilment`.
  public static let definition: WorkerDefinition = .steps(
    name: "data-fulfilment", queues: { context in try context.dataMap().suppressingSystems.map { "fulfilment.apply.\($0)" } },
    handler: { context, store in
      let dataMap = try context.dataMap()
      var connectors: [String: any SuppressionConnector] = [:]
      for system in dataMap.systems {
        guard system.suppression != nil, case .postgres(let connection) = system.connector else { continue }
        connectors[system.key] = PostgresSuppression(
          system: system, dataMap: dataMap, writer: try context.writerConfiguration(of: connection),
          reader: try context.readerConfiguration(of: connection))
      }
      return SystemFulfiller(
        store: store, connectors: connectors, index: BlindIndex(try KeyedDigest(keyFile: try context.configuration.keys.blindIndexKeyFile)))
    })
}
