/// The notifications of one channel, for as long as somebody iterates.
///
/// Each iteration has a connection of its own, reconnects with growing pauses when that is lost, and buffers nothing:
/// what is not taken yet waits at the server. It ends when the task is cancelled or the client is closed, and throws
/// only when the login is refused or the channel cannot be listened to.
public struct PostgresNotifications: AsyncSequence, Sendable {
  public typealias Element = PostgresNotification
  public typealias Failure = PostgresError

  let channel: String
  let pool: PostgresPool

  public struct AsyncIterator: AsyncIteratorProtocol {
    let listener: PostgresListener

    public mutating func next() async throws(PostgresError) -> PostgresNotification? {
      try await listener.next().get()
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> PostgresNotification? {
      try await listener.next().get()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(listener: PostgresListener(channel: channel, pool: pool))
  }
}

extension PostgresClient {
  /// Listens to a channel, on a connection beside the pool.
  ///
  /// The first element says that listening has begun; elements of that kind come again after each reconnection.
  public func notifications(channel: String) -> PostgresNotifications {
    PostgresNotifications(channel: channel, pool: pool)
  }
}
