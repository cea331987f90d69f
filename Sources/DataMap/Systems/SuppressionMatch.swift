/// One way by which a row of a marketing system is recognised as a person's.
public enum SuppressionMatch: Sendable, Hashable {
  /// The field holds an email address.
  case email(field: String)
  /// The field holds a telephone number.
  case phone(field: String)
  /// The field holds the number that the person has as a customer.
  case customerNumber(field: String)
  /// The fields hold name and postcode, which count together only: half of them is somebody else.
  case postal(nameFields: [String], postcodeField: String)

  /// The word for it in `systems.yaml`.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case email, phone, postal
    case customerNumber = "customer_number"
  }

  /// Every field that is looked at.
  public var fields: [String] {
    switch self {
    case .email(let field), .phone(let field), .customerNumber(let field): [field]
    case .postal(let names, let postcode): names + [postcode]
    }
  }
}
