/// What a second look through the read login saw.
public struct SuppressionProof: Sendable, Hashable {
  /// Rows that are the person's.
  public var matched: Int
  /// Those of them that are still switched on.
  public var switchedOn: Int
  /// The time that the look took.
  public var milliseconds: Int

  public init(matched: Int, switchedOn: Int, milliseconds: Int) {
    self.matched = matched
    self.switchedOn = switchedOn
    self.milliseconds = milliseconds
  }
}
