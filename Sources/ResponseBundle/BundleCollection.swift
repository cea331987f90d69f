public import DataMap

/// The rows that one collection of a dataset holds about the person.
public struct BundleCollection: Hashable, Sendable {
  /// The dataset's key in the data map.
  public var dataset: String
  /// The collection's key in the dataset.
  public var collection: String
  /// The plain name.
  public var name: String
  /// Plain names of the categories of personal data in it.
  public var dataCategories: [String]
  /// The columns, in the order that they are shown in.
  public var fields: [BundleField]
  public var rows: [[String: JSONValue]]

  /// - Parameter collection: defaults to the plain name.
  public init(
    dataset: String, collection: String? = nil, name: String, dataCategories: [String], fields: [BundleField],
    rows: [[String: JSONValue]]
  ) {
    self.dataset = dataset
    self.collection = collection ?? name
    self.name = name
    self.dataCategories = dataCategories
    self.fields = fields
    self.rows = rows
  }
}
