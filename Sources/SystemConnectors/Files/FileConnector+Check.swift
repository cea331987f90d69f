import DataMap

extension FileConnector {
  /// Opens every file and reads the header of each CSV file.
  @discardableResult
  public func check() async throws(ConnectorError) -> ConnectorReport {
    var report = ConnectorReport()
    for dataset in datasets {
      for collection in dataset.collections where !collection.meta.skipProcessing {
        let address = dataset.address(of: collection)
        let (file, names) = try files(of: address)
        let declared = Set(collection.fields.map(\.name))
        var undeclared: Set<String> = []
        for name in names {
          let reader = try open(name, file, collection)
          undeclared.formUnion(reader.header.filter { !declared.contains($0) })
        }
        report.undeclaredColumns += undeclared.sorted().map { FieldAddress(collection: address, path: [$0]) }
      }
    }
    return report
  }
}
