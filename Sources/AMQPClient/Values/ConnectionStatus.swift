/// What a client's connection to the broker is doing.
public enum ConnectionStatus: Sendable, Hashable {
  /// Not connected yet, or again; attempts follow each other with growing pauses while `run()` is running.
  case connecting

  /// Connected, with an open channel.
  case ready

  /// Connected, but the broker takes no messages for now because it is short of memory or disk (`connection.blocked`).
  case blocked(reason: String)

  /// `run()` has ended or has not begun.
  case closed
}
