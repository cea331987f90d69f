public import FoundationEssentials
public import RightsLaw

/// A fee is asked for (law.md C3, R13). For a request that is plainly unfounded or excessive the period begins with the payment; a fee for a
/// further copy never moves it.
public struct FeeRequested: Codable, Hashable, Sendable {
  public enum Basis: String, Codable, Hashable, Sendable, CaseIterable {
    /// Article 12(5).
    case unfounded, excessive
    /// Article 15(3).
    case furtherCopy = "further-copy"
  }

  public var item: Int
  public var basis: Basis
  /// The amount in the smallest unit of ``currency``, such as pence.
  public var amount: Int
  /// ISO 4217.
  public var currency: String
  /// Vault item (correspondence): how the amount was reckoned and why a fee is charged; the burden is the controller's.
  public var reasonsItem: UUID
  public var on: LocalDate

  public init(item: Int, basis: Basis, amount: Int, currency: String, reasonsItem: UUID, on: LocalDate) {
    self.item = item
    self.basis = basis
    self.amount = amount
    self.currency = currency
    self.reasonsItem = reasonsItem
    self.on = on
  }
}
