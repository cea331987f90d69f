/// How a system is reached. Addresses and logins are configuration under the name given here; a data map holds neither.
public enum ConnectorReference: Sendable, Hashable {
  /// A PostgreSQL database, by the name of its connection.
  case postgres(connection: String)
  /// A person looks, by these instructions, and confirms.
  case person(instructions: String)

  /// The key that chooses it in `systems.yaml`.
  public var kind: String {
    switch self {
    case .postgres: "postgres"
    case .person: "person"
    }
  }
}
