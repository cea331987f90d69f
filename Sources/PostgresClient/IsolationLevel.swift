/// How far a transaction is kept apart from those that run beside it.
public enum IsolationLevel: String, Sendable {
  case readCommitted = "READ COMMITTED"
  case repeatableRead = "REPEATABLE READ"

  /// May fail with SQLSTATE 40001, which is retriable.
  case serializable = "SERIALIZABLE"
}
