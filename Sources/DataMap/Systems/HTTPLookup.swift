/// One GET for each value of a field.
public struct HTTPLookup: Sendable, Hashable {
  /// Stands in ``path`` or ``query`` for the value asked for.
  public static let placeholder = "{value}"

  /// The path of the field below the collection.
  public var field: [String]
  /// Below the connection's URL; begins with `/`.
  public var path: String
  public var query: [String: String]
  /// Whether status 404 means that nobody is known by the value. Otherwise it is a fault: the interface may have moved.
  public var isNotFoundEmpty: Bool
  public var location: SourceLocation

  public init(field: [String], path: String, query: [String: String] = [:], isNotFoundEmpty: Bool = false, location: SourceLocation) {
    self.field = field
    self.path = path
    self.query = query
    self.isNotFoundEmpty = isNotFoundEmpty
    self.location = location
  }

  /// Whether the address itself names whose rows are asked for, as in `/people/{value}/answers`.
  public var isAskedByPath: Bool { path.contains(Self.placeholder) }
}
