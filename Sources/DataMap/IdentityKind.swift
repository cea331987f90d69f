/// What kind of identifier a value is, by the names that Fides datasets use: `email`, `phone_number`, or one of the controller's own.
public struct IdentityKind: RawRepresentable, Sendable, Hashable, Codable, CodingKeyRepresentable, Comparable, CustomStringConvertible {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public static let email = IdentityKind("email")
  public static let phone = IdentityKind("phone_number")
  public static let externalID = IdentityKind("external_id")
  public static let customerNumber = IdentityKind("customer_number")

  /// The kind of what a search found in a field of another system, and that a reference of the data map leads on from.
  public static func found(in field: FieldAddress) -> IdentityKind { IdentityKind(field.description) }

  /// The field of another system that values of this kind were found in; `nil` for an identifier of the person.
  public var field: FieldAddress? { FieldAddress(parsing: rawValue) }

  public var description: String { rawValue }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
