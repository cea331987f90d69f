import CaseWorker
import DataMap
import Sealing
import SystemConnectors
public import WorkerRuntime

extension IdentityVerifier {
  /// The worker `identity-verification`.
  public static let definition: WorkerDefinition = .steps(
    name: "identity-verification", queues: { _ in ["identity.verify"] },
    handler: { context, store in
      let dataMap = try context.dataMap()
      // The logins of the systems that say who somebody is, and no others.
      let identifying = dataMap.systems.filter { $0.identity != nil }
      return IdentityVerifier(
        store: store, profile: try context.profile(), dataMap: dataMap,
        directory: try ContactDirectory(dataMap: dataMap, connections: try context.connections(to: identifying)),
        digest: try KeyedDigest(keyFile: try context.configuration.keys.blindIndexKeyFile),
        hasPortal: try context.configuration.optionalPortalBaseURL != nil,
        hasPrintSpool: try context.configuration.printSpoolDirectory != nil)
    })
}
