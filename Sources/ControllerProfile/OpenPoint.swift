/// Something that the controller still has to fill in: the profile works without it, and letters say that it is missing.
public struct OpenPoint: Hashable, Sendable {
  /// The key in `profile.yaml`, as `recipients[1].name`.
  public var keyPath: String
  /// What to write there.
  public var advice: String
}
