/// One way into a collection: rows whose `target` equals any value of `source`.
public struct SearchInput: Sendable, Hashable {
  public var source: SearchSource
  /// The path of the field in the collection searched.
  public var target: [String]
  public var match: MatchRule

  public init(source: SearchSource, target: [String], match: MatchRule) {
    self.source = source
    self.target = target
    self.match = match
  }
}
