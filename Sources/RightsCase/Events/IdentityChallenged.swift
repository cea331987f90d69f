public import FoundationEssentials

/// A one-time code was made for a contact on file; a notice of the method's kind carries it there.
public struct IdentityChallenged: Codable, Hashable, Sendable {
  /// The challenge's number in the case, from 1.
  public var challenge: Int
  public var method: IdentityMethod
  /// Vault item (correspondence) with the contact, the person found and the code: never in an event.
  public var item: UUID
  /// Keyed digest (hex) of the code.
  public var codeDigest: String
  /// Seconds that the code lives from the event's time.
  public var lifetime: Int
  /// How many wrong answers end it.
  public var attempts: Int

  public init(challenge: Int, method: IdentityMethod, item: UUID, codeDigest: String, lifetime: Int, attempts: Int) {
    self.challenge = challenge
    self.method = method
    self.item = item
    self.codeDigest = codeDigest
    self.lifetime = lifetime
    self.attempts = attempts
  }
}
