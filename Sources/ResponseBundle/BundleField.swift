/// One column of a collection.
public struct BundleField: Hashable, Sendable {
  /// The key in the rows.
  public var name: String
  /// The plain name.
  public var label: String
  /// Plain names of the categories of personal data in it.
  public var dataCategories: [String]
  /// A password hash and the like: the answer says that it is held and never shows it (N20).
  public var isSecret: Bool

  public init(name: String, label: String, dataCategories: [String] = [], isSecret: Bool = false) {
    self.name = name
    self.label = label
    self.dataCategories = dataCategories
    self.isSecret = isSecret
  }
}
