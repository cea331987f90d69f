extension DataMap {
  /// Reports what only the whole map shows: names that stand twice, lead nowhere, or are never reached.
  func check(_ log: FaultLog) {
    checkKeys(log)
    for system in systems {
      checkDatasets(of: system, log)
      checkGraph(of: system, log)
      checkConnector(of: system, log)
      checkIdentity(of: system, log)
      checkMatchRules(of: system, log)
      checkMatchAll(of: system, log)
      checkSuppression(of: system, log)
    }
    checkReachability(log)
    let used = Set(systems.flatMap(\.datasets))
    for dataset in datasets where !used.contains(dataset.key) {
      log.add(
        .unknownDataset, "The dataset `\(dataset.key)` belongs to no system: it would never be searched.", at: dataset.location,
        remedy: "Name it under `datasets:` of the system that holds it.")
    }
  }

  private func checkKeys(_ log: FaultLog) {
    var systemKeys: Set<String> = []
    for system in systems where !systemKeys.insert(system.key).inserted {
      log.add(.duplicate, "Two systems have the key `\(system.key)`.", at: system.location, remedy: "Rename one of them.")
    }
    var datasetKeys: Set<String> = []
    for dataset in datasets where !datasetKeys.insert(dataset.key).inserted {
      log.add(.duplicate, "Two datasets have the key `\(dataset.key)`.", at: dataset.location, remedy: "Rename one of them.")
    }
  }

  private func checkDatasets(of system: SystemDescription, _ log: FaultLog) {
    for key in system.datasets where dataset(key) == nil {
      log.add(
        .unknownDataset, "The system `\(system.key)` names the dataset `\(key)`, which no file describes.", at: system.location,
        remedy: "Correct the name or add the dataset's file; known: \(datasets.map(\.key).joined(separator: ", ")).")
    }
    if system.connector.connection != nil, system.datasets.isEmpty {
      log.add(
        .missingKey, "The system `\(system.key)` is searched but has no `datasets`.", at: system.location,
        remedy: "Add `datasets:` with the keys of the datasets that it holds.")
    }
  }

  private func checkGraph(of system: SystemDescription, _ log: FaultLog) {
    let own = Set(system.datasets)
    let graph = ReferenceGraph(
      datasets: datasets.filter { own.contains($0.key) }, elsewhere: datasets.filter { !own.contains($0.key) }, log: log)
    do {
      _ = try graph.order(from: graph.allIdentityKinds)
    } catch {
      for fault in error.faults { log.add(fault.code, fault.message, at: fault.location, remedy: fault.remedy) }
    }
  }

  private func checkIdentity(of system: SystemDescription, _ log: FaultLog) {
    guard let identity = system.identity else { return }
    let collection = dataset(identity.collection.dataset)?.collection(named: identity.collection.collection)
    guard system.datasets.contains(identity.collection.dataset), let collection else {
      return log.add(
        .missingReferenceTarget, "The identity of `\(system.key)` is in `\(identity.collection)`, which the system does not hold.",
        at: identity.location, remedy: "Name a collection of: \(system.datasets.joined(separator: ", ")).")
    }
    let contactFields = identity.contacts.flatMap { $0.fields + ($0.standingField.map { [$0] } ?? []) }
    for name in [identity.subjectKey] + identity.displayName + contactFields + identity.keys.values.sorted() {
      guard let field = collection.field(at: [name]) else {
        log.add(
          .missingReferenceTarget,
          "The identity of `\(system.key)` names the field `\(name)`, which `\(identity.collection)` does not have.",
          at: identity.location, remedy: "Use one of: \(collection.fields.map(\.name).joined(separator: ", ")).")
        continue
      }
      if field.isSecret {
        log.add(
          .invalidValue, "The identity of `\(system.key)` uses `\(name)`, which holds a credential.", at: identity.location,
          remedy: "Credentials are never read; use another field.")
      }
    }
  }

  private func checkMatchAll(of system: SystemDescription, _ log: FaultLog) {
    for address in system.matchAll.sorted() {
      let collection = system.datasets.contains(address.dataset) ? dataset(address.dataset)?.collection(named: address.collection) : nil
      if collection == nil {
        log.add(
          .missingReferenceTarget, "The system `\(system.key)` wants every field of `\(address)` to match, which it does not hold.",
          at: system.location, remedy: "Correct the collection under `match_all:`.")
      }
    }
  }

  private func checkMatchRules(of system: SystemDescription, _ log: FaultLog) {
    for address in system.matchRules.keys.sorted(by: { $0.description < $1.description })
    where dataset(address.collection.dataset)?.collection(named: address.collection.collection)?.field(at: address.path) == nil {
      log.add(
        .missingReferenceTarget, "The system `\(system.key)` has a match rule for `\(address)`, which no dataset describes.",
        at: system.location, remedy: "Correct the field under `match:`.")
    }
  }
}
