/// Everything that is wrong in a data map, so that one reading mends it all.
public struct DataMapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Never empty; in the order of the files.
  public var faults: [DataMapFault]

  public init(_ first: DataMapFault, _ others: [DataMapFault] = []) {
    faults = [first] + others
  }

  init?(_ faults: [DataMapFault]) {
    guard !faults.isEmpty else { return nil }
    self.faults = faults
  }

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
