/// How a system is reached. Addresses and logins are configuration under the connection's name; a data map holds neither.
public enum ConnectorReference: Sendable, Hashable {
  /// A PostgreSQL database, by the name of its connection.
  case postgres(connection: String)
  /// A database that an ODBC driver speaks for, by the name of its connection.
  case odbc(connection: String)
  /// An HTTP interface that answers in JSON.
  case http(HTTPSource)
  /// Files in one folder.
  case files(FileSource)
  /// A person looks, by these instructions, and confirms.
  case person(instructions: String)

  /// The key that chooses it in `systems.yaml`.
  public var kind: String {
    switch self {
    case .postgres: "postgres"
    case .odbc: "odbc"
    case .http: "http"
    case .files: "files"
    case .person: "person"
    }
  }

  /// The name under which the configuration has its address and login; `nil` where a person looks.
  public var connection: String? {
    switch self {
    case .postgres(let connection), .odbc(let connection): connection
    case .http(let source): source.connection
    case .files(let source): source.connection
    case .person: nil
    }
  }
}
