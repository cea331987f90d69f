public import DataMap
import ODBCClient
import PostgresClient
public import SystemConnectors
public import WorkerRuntime

extension HabeasConfiguration {
  /// How a system is reached for reading; `nil` where a person looks.
  public func connection(of system: SystemDescription, applicationName: String) throws(ConfigurationError) -> ConnectionConfiguration? {
    switch system.connector {
    case .postgres(let name): return .postgres(PostgresConfiguration(try databaseConnection(name), applicationName: applicationName))
    case .odbc(let name):
      let settings = try odbcConnection(name)
      return .odbc(
        ODBCSettings(driver: settings.driver, attributes: settings.attributes, user: settings.user, password: settings.password))
    case .http(let http):
      let settings = try httpConnection(http.connection)
      guard
        let connection = HTTPConnection(url: settings.url, token: settings.token, rootCertificateFile: settings.rootCertificateFile)
      else {
        throw ConfigurationError(
          .malformedValue, file: file, key: "connections.\(http.connection).url", problem: "not an address that can be searched",
          remedy: "Write an https address.")
      }
      return .http(connection)
    case .files(let files): return .files(directory: try folderConnection(files.connection))
    case .person: return nil
    }
  }
}
