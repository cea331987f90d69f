import CaseWorker
import ResponseBundle
public import WorkerRuntime

extension ResponseAssembler {
  /// The worker `response-assembly`.
  public static let definition: WorkerDefinition = .steps(
    name: "response-assembly", prefetch: 4, queues: { _ in ["response.assemble"] },
    handler: { context, store in
      let typesetter = TypstTypesetter(configuration: TypstConfiguration(python: try context.configuration.python))
      return ResponseAssembler(
        store: store, profile: try context.profile(), dataMap: try context.dataMap(),
        builder: BundleBuilder(typesetter: typesetter, lettersDirectory: try context.lettersDirectory()),
        demonstration: try context.configuration.allowsDemonstration)
    })
}
