/// A worker that could not be built: its configuration, a key or a template is not as it should be.
public struct WorkerStartError: Error, Sendable, CustomStringConvertible {
  public let worker: String
  /// The cause's own words. What goes wrong before any work was taken concerns the installation and holds no personal data.
  public let reason: String

  public var description: String { "\(worker) cannot start: \(reason)" }
}
