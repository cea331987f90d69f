/// Gathers the faults of one reading. Used by one thread while a data map loads.
final class FaultLog {
  private(set) var faults: [DataMapFault] = []

  func add(_ code: DataMapFault.Code, _ message: String, at location: SourceLocation, remedy: String) {
    faults.append(DataMapFault(code, message, at: location, remedy: remedy))
  }

  func throwIfAny() throws(DataMapError) {
    if let error = DataMapError(faults) { throw error }
  }
}
