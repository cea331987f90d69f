import DataMap

/// Why the query of a collection cannot be made.
enum CollectionFault: Error {
  case missingColumn(DatasetField?, CatalogueTable)
  /// A column of this type cannot be used as the data map says.
  case unfit(field: String, type: String, use: String)
}
