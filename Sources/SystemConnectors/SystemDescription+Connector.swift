public import CurlTransport
public import DataMap

extension SystemDescription {
  /// The connector of the system's kind; `nil` where a person looks.
  ///
  /// - Parameters:
  ///   - connections: By name.
  ///   - transport: Shared by all HTTP systems, whose threads it has.
  /// - Throws: ``ConnectorError`` `wrong-system` for a connection that is missing or of another kind.
  public func connector(
    in dataMap: DataMap, connections: [String: ConnectionConfiguration], transport: CurlTransport, limits: SearchLimits = SearchLimits()
  ) throws(ConnectorError) -> (any SystemConnector)? {
    guard let name = connector.connection else { return nil }
    guard let connection = connections[name] else {
      throw ConnectorError(
        .wrongSystem, system: key, "No connection `\(name)` is configured.",
        remedy: "Add it to the configuration, with a login that can only read.")
    }
    switch (connector, connection) {
    case (.postgres, .postgres(let configuration)):
      return PostgresConnector(system: self, dataMap: dataMap, configuration: configuration, limits: limits)
    case (.odbc, .odbc(let settings)):
      return ODBCConnector(system: self, dataMap: dataMap, settings: settings, limits: limits)
    case (.http(let source), .http(let http)):
      return HTTPConnector(system: self, source: source, connection: http, transport: transport, limits: limits)
    case (.files(let source), .files(let directory)):
      return FileConnector(system: self, source: source, dataMap: dataMap, directory: directory, limits: limits)
    default:
      throw ConnectorError(
        .wrongSystem, system: key, "The connection `\(name)` is not of the kind \(connector.kind).",
        remedy: "Give every kind of system a connection of its own.")
    }
  }
}
