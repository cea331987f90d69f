/// Where the values come from that a collection is searched for.
public enum SearchSource: Sendable, Hashable, CustomStringConvertible {
  /// An identifier of the verified person.
  case identity(IdentityKind)
  /// The values of a field of rows found before.
  case field(FieldAddress)

  public var description: String {
    switch self {
    case .identity(let kind): kind.field.map { "\($0), found in another system" } ?? "identity \(kind)"
    case .field(let address): "\(address)"
    }
  }
}
