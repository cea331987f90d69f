/// A column as the database's own catalogue describes it.
struct CatalogueColumn: Sendable, Hashable {
  var name: String
  /// As `format_type` writes it: fit for a cast.
  var type: String
  /// The element's type for an array, else the same.
  var elementType: String
  var isArray: Bool

  var isJSON: Bool { type == "json" || type == "jsonb" }
}
