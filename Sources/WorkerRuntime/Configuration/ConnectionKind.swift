/// What a connection leads to, and so which of its keys are read.
public enum ConnectionKind: Hashable, Sendable {
  case database, odbc, http, folder
}
