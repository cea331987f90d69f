/// A part of a free text that seems to be about somebody else, for a person to judge (law.md R16). Nothing is ever blacked out by itself.
public struct RedactionSuggestion: Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case name
    case email
    case phone
    case iban
    case card
    case nationalNumber = "national-number"
  }

  public var kind: Kind
  /// In Unicode scalars of the text.
  public var range: Range<Int>
  /// What speaks for it, in plain words; nothing of the text itself.
  public var reason: String

  public init(kind: Kind, range: Range<Int>, reason: String) {
    self.kind = kind
    self.range = range
    self.reason = reason
  }
}
