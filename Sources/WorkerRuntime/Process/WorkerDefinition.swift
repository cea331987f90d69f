public import ServiceLifecycle

/// A worker: its name, what it needs, and how it is built once that is there.
///
/// ```swift
/// let caseIntake = WorkerDefinition(
///   name: "case-intake",
///   dependencies: { context in [try context.brokerDependency(), database] },
///   build: { context in [publisher, consumer] })      // the consumer last: it is the first to be drained
/// ```
public struct WorkerDefinition: Sendable {
  /// As in `DESIGN.md`: `case-intake`.
  public let name: String
  /// What must answer before ``build`` is called.
  public let dependencies: @Sendable (WorkerContext) async throws -> [Dependency]
  /// The worker's services, in the order in which they start; they are shut down in the opposite order.
  public let build: @Sendable (WorkerContext) async throws -> [any Service]

  public init(
    name: String, dependencies: @escaping @Sendable (WorkerContext) async throws -> [Dependency] = { _ in [] },
    build: @escaping @Sendable (WorkerContext) async throws -> [any Service]
  ) {
    self.name = name
    self.dependencies = dependencies
    self.build = build
  }
}
