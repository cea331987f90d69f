/// A regulator to whom a person may complain (`law.md` O3). Names, addresses and phones are dated data.
public struct SupervisoryAuthority: Hashable, Sendable {
  /// Whom an authority oversees.
  public enum Remit: String, Codable, CaseIterable, Sendable {
    /// Companies, and what no other remit takes.
    case general
    /// Federal bodies, telephone and post.
    case federal
    case publicSector = "public-sector"
    case church
    case broadcasting
  }

  /// Two letters of ISO 3166.
  public let country: String
  /// The part of the country that it is for; `nil` for the whole.
  public let region: String?
  public let remit: Remit
  public let name: String
  public let web: String?
  public let phone: String?
  public let email: String?
  public let address: String?
  /// When the source last checked the record; `nil` where nobody has confirmed it.
  public let recordDate: LocalDate?
  public let source: String

  /// Whether the record must be confirmed before it is relied on: never confirmed, or more than a year ago.
  public func isStale(on date: LocalDate) -> Bool {
    guard let recordDate else { return true }
    return recordDate.adding(months: 12) < date
  }
}
