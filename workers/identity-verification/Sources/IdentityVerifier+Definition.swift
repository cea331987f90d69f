import CaseWorker
import Sealing
import SystemConnectors
public import WorkerRuntime

extension IdentityVerifier {
  /// The worker `identity-verification`.
  public static let definition: WorkerDefinition = .steps(
    name: "identity-verification", queues: { _ in ["identity.verify"] },
    handler: { context, store in
      let dataMap = try context.dataMap()
      return IdentityVerifier(
        store: store, profile: try context.profile(), dataMap: dataMap,
        directory: try ContactDirectory(dataMap: dataMap, connections: try context.systemConnections(of: dataMap)),
        digest: try KeyedDigest(keyFile: try context.configuration.keys.blindIndexKeyFile),
        hasPortal: try context.configuration.optionalPortalBaseURL != nil)
    })
}
