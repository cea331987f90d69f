/// A dataset that an answer may take data from. A customer's cannot become one (`law.md` R22).
public struct DisclosableDataset: Hashable, Sendable {
  public let key: String
  public let control: DatasetControl

  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/customersData`` for a customer's data: the customer is told without
  ///   delay, and the person is told whom to ask.
  public init(key: String, control: DatasetControl) throws(DecisionError) {
    if case .customer(let name) = control {
      throw DecisionError(
        .customersData, rule: "R22",
        "dataset '\(key)' is \(name)'s and is never disclosed here; tell \(name), and tell the person to ask them")
    }
    self.key = key
    self.control = control
  }
}
