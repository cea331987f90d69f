/// A collection that a plan leaves out, and why: the coverage has to say it (law.md O2).
public struct UnsearchedCollection: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The dataset says `skip_processing`.
    case skippedByDataMap
    /// None of these kinds of identifier is known of the person.
    case needsIdentity([IdentityKind])
  }

  public var address: CollectionAddress
  public var reason: Reason

  public init(address: CollectionAddress, reason: Reason) {
    self.address = address
    self.reason = reason
  }
}
