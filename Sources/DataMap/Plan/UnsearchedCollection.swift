/// A collection that a plan leaves out, and why: the coverage has to say it (law.md O2).
public struct UnsearchedCollection: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The dataset says `skip_processing`.
    case skippedByDataMap
    /// None of these kinds of identifier is known of the person.
    case needsIdentity([IdentityKind])
    /// Rows have to match in every field that is looked up, and what some of them, given as paths, are looked up by is not known.
    case needsFields([String])
    /// All ways into it come from collections that are left out themselves.
    case needsCollections([CollectionAddress])
  }

  public var address: CollectionAddress
  public var reason: Reason

  public init(address: CollectionAddress, reason: Reason) {
    self.address = address
    self.reason = reason
  }
}
