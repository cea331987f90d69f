/// Which systems hold personal data, what is in them, and how it hangs together: the controller's `datamap/` directory.
///
/// `systems.yaml` describes the systems; every other `.yml` or `.yaml` file is a Fides dataset file.
public struct DataMap: Sendable, Hashable {
  public var systems: [SystemDescription]
  public var datasets: [Dataset]
  /// SHA-256 (hex) over the names and bytes of all files: evidence of which map a search followed.
  public var digest: String

  public init(systems: [SystemDescription], datasets: [Dataset], digest: String) {
    self.systems = systems
    self.datasets = datasets
    self.digest = digest
  }

  public func system(_ key: String) -> SystemDescription? { systems.first { $0.key == key } }

  public func dataset(_ key: String) -> Dataset? { datasets.first { $0.key == key } }
}
