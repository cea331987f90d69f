/// What applying a suppression came to.
public struct SuppressionChange: Sendable, Hashable {
  /// Rows that are the person's.
  public var matched: Int
  /// Those of them that were switched off now; the others were off already.
  public var changed: Int

  public init(matched: Int, changed: Int) {
    self.matched = matched
    self.changed = changed
  }
}
