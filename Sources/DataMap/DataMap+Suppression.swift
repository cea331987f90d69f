extension DataMap {
  /// Keys of the systems that a marketing stop is carried out in, in the map's order.
  public var suppressingSystems: [String] { systems.filter { $0.suppression != nil }.map(\.key) }

  /// Reports a suppression that could not be carried out: another system's collection, fields that are not there, or no switches.
  func checkSuppression(of system: SystemDescription, _ log: FaultLog) {
    guard let suppression = system.suppression else { return }
    guard case .postgres = system.connector else {
      return log.add(
        .invalidValue, "The system `\(system.key)` has a suppression, but is reached by a \(system.connector.kind) connector.",
        at: suppression.location, remedy: "Remove `suppression:`; so far it is carried out in databases only.")
    }
    let collection = dataset(suppression.collection.dataset)?.collection(named: suppression.collection.collection)
    guard system.datasets.contains(suppression.collection.dataset), let collection else {
      return log.add(
        .missingReferenceTarget, "The suppression of `\(system.key)` is in `\(suppression.collection)`, which the system does not hold.",
        at: suppression.location, remedy: "Name a collection of: \(system.datasets.joined(separator: ", ")).")
    }
    let switches = Set(suppression.channels.values)
    for name in suppression.match.flatMap(\.fields) + switches.sorted() {
      guard let field = collection.field(at: [name]) else {
        log.add(
          .missingReferenceTarget,
          "The suppression of `\(system.key)` names the field `\(name)`, which `\(suppression.collection)` does not have.",
          at: suppression.location, remedy: "Use one of: \(collection.fields.map(\.name).joined(separator: ", ")).")
        continue
      }
      if field.isSecret {
        log.add(
          .invalidValue, "The suppression of `\(system.key)` uses `\(name)`, which holds a credential.", at: suppression.location,
          remedy: "Credentials are never read; use another field.")
      } else if switches.contains(name), let type = field.meta.dataType, type != DataType(.boolean) {
        log.add(
          .invalidValue, "The suppression of `\(system.key)` switches `\(name)` off, which is of the type \(type).",
          at: suppression.location, remedy: "Name a boolean field: false means stopped.")
      }
    }
  }
}
