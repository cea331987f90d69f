/// A law that the product follows and the day since which it is in force (`law.md` C1).
public struct Provision: Hashable, Sendable {
  public let citation: String
  public let inForce: LocalDate

  /// Time limits of the UK GDPR.
  public static let article12A = Provision(
    citation: "Article 12A of the UK GDPR", inForce: LocalDate(uncheckedYear: 2026, month: 2, day: 5))
  /// Complaints to the controller.
  public static let complaints = Provision(
    citation: "Section 164A of the Data Protection Act 2018", inForce: LocalDate(uncheckedYear: 2026, month: 6, day: 19))
  /// Reasonable and proportionate search, treated as in force since then.
  public static let proportionateSearch = Provision(
    citation: "Article 15(1A) of the UK GDPR", inForce: LocalDate(uncheckedYear: 2024, month: 1, day: 1))

  public static let all = [article12A, complaints, proportionateSearch]
}
