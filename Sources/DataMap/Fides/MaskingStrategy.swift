/// How erasure masks a collection or a field instead of the general rule.
public struct MaskingStrategy: Sendable, Hashable {
  public var strategy: String
  public var configuration: JSONValue

  public init(strategy: String, configuration: JSONValue = .null) {
    self.strategy = strategy
    self.configuration = configuration
  }
}
