import CoreMetrics
public import Logging

/// What a worker is built from.
public struct WorkerContext: Sendable {
  /// The worker's name, which is also its broker user's.
  public let worker: String
  public let configuration: HabeasConfiguration
  /// Shared by every worker of the process; use ``report(_:_:)`` and ``probe(_:_:)``.
  public let readiness: Readiness
  /// The process's registry; metrics made without a factory come to the same one.
  public let metrics: PrometheusRegistry
  /// Labelled with the worker's name.
  public let logger: Logger
  /// Goes before the names of checks where one process runs several workers; empty otherwise.
  let checkPrefix: String

  init(
    worker: String, configuration: HabeasConfiguration, readiness: Readiness, metrics: PrometheusRegistry, logger: Logger,
    checkPrefix: String = ""
  ) {
    self.worker = worker
    self.configuration = configuration
    self.readiness = readiness
    self.metrics = metrics
    self.logger = logger
    self.checkPrefix = checkPrefix
  }

  /// Records how one of this worker's checks stands.
  public func report(_ check: String, _ standing: Readiness.Standing) { readiness.set(checkPrefix + check, standing) }

  /// Adds a check that is made each time `/readyz` is asked, such as a connection's status.
  public func probe(_ check: String, _ probe: @escaping @Sendable () async -> Readiness.Standing) {
    readiness.probe(checkPrefix + check, probe)
  }
}
