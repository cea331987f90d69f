/// A one-time code that is out.
public struct Challenge: Hashable, Sendable {
  public let issued: IdentityChallenged
  public internal(set) var failures = 0
  public internal(set) var hasExpired = false

  /// Whether an answer can still succeed: tries are left and time is.
  public var isOpen: Bool { !hasExpired && failures < issued.attempts }
}
