public import DataMap

/// One way to reach somebody, as a system has it on file.
public struct Contact: Sendable, Hashable {
  public var kind: ContactKind
  /// As on file.
  public var value: String
  /// For whom it stands; only ``ContactStanding/personal`` ones may get a challenge or an answer (design, rule 11).
  public var standing: ContactStanding

  public init(kind: ContactKind, value: String, standing: ContactStanding) {
    self.kind = kind
    self.value = value
    self.standing = standing
  }
}
