/// How a value asked for is compared with a column.
public enum MatchRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Equal as it stands: for columns that are kept in normal form, and for keys.
  case exact
  /// Equal without regard to case and surrounding blanks: email addresses that were typed by people.
  case folded
  /// Equal in their digits: telephone numbers.
  case digits

  /// What a field is compared by when the data map does not say.
  public static func standard(for kind: IdentityKind) -> MatchRule {
    switch kind {
    case .email: .folded
    case .phone: .digits
    default: .exact
    }
  }
}
