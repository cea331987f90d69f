/// What a search needs to know of a whole dataset.
public struct DatasetMeta: Sendable, Hashable {
  public var resourceID: String?
  /// Datasets that are searched before this one.
  public var after: [String]
  /// Where the collections live in their store, as written: `{schema: crm}`.
  public var namespace: JSONValue
  public var redactsName: Bool

  public init(resourceID: String? = nil, after: [String] = [], namespace: JSONValue = .null, redactsName: Bool = false) {
    self.resourceID = resourceID
    self.after = after
    self.namespace = namespace
    self.redactsName = redactsName
  }

  /// The database schema that `namespace` names.
  public var schema: String? {
    guard case .object(let members) = namespace else { return nil }
    return members["schema"]?.stringValue
  }
}
