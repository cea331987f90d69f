public import PostgresClient
import Synchronization

/// Tells the relay that the outbox has something, outside the work's transaction (facts: NOTIFY inside one serialises commits).
///
/// Rings that come while one is under way become one, so a busy worker rings a few times a second, not once a commit.
public final class OutboxBell: Sendable {
  public static let channel = "habeas_outbox"

  private enum Ring { case silent, ringing, again }

  private let client: PostgresClient
  private let ring = Mutex(Ring.silent)

  public init(client: PostgresClient) { self.client = client }

  /// Rings. Failures are nobody's loss: the relay looks by itself every second.
  public func notify() async {
    let mine = ring.withLock { ring -> Bool in
      switch ring {
      case .silent:
        ring = .ringing
        return true
      case .ringing, .again:
        ring = .again
        return false
      }
    }
    guard mine else { return }
    repeat {
      _ = try? await client.query("SELECT pg_notify($1, '')", [.text(Self.channel)])
    } while ring.withLock { ring -> Bool in
      defer { ring = ring == .again ? .ringing : .silent }
      return ring == .again
    }
  }
}
