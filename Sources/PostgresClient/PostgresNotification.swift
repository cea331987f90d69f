/// News on a channel that a client listens to.
public struct PostgresNotification: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Listening has begun, for the first time or again after the connection was lost: what was notified before may have
    /// been missed, so look now.
    case listening

    /// Somebody notified the channel.
    case notified
  }

  public let kind: Kind
  public let channel: String

  /// What `NOTIFY` or `pg_notify` carried; empty when nothing.
  public let payload: String

  public init(kind: Kind, channel: String, payload: String) {
    self.kind = kind
    self.channel = channel
    self.payload = payload
  }
}
