public import ODBCClient
public import PostgresClient

/// What the configuration knows of one connection: address and login for reading.
public enum ConnectionConfiguration: Sendable {
  case postgres(PostgresConfiguration)
  case http(HTTPConnection)
  case odbc(ODBCSettings)
  /// The folder's absolute path.
  case files(directory: String)
}
