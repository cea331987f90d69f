/// The identifiers of a person that one processor gets, and no others (N13).
public struct ProcessorIdentifiers: Sendable, Hashable, Encodable {
  /// A name and where it lives: neither is of use alone.
  public struct Postal: Sendable, Hashable, Encodable {
    public var name: String
    public var lines: [String]
    public var postcode: String

    public init(name: String, lines: [String], postcode: String) {
      self.name = name
      self.lines = lines
      self.postcode = postcode
    }
  }

  public var emails: [String]
  public var phones: [String]
  public var customerNumbers: [String]
  public var postal: Postal?

  public init(emails: [String] = [], phones: [String] = [], customerNumbers: [String] = [], postal: Postal? = nil) {
    self.emails = emails
    self.phones = phones
    self.customerNumbers = customerNumbers
    self.postal = postal
  }

  /// Whether there is nothing to know anybody by.
  public var isEmpty: Bool { emails.isEmpty && phones.isEmpty && customerNumbers.isEmpty && postal == nil }

  private enum CodingKeys: String, CodingKey {
    case emails, phones, postal
    case customerNumbers = "customer_numbers"
  }

  /// What is empty is left out: a kind that the processor does not get is not even named.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if !emails.isEmpty { try container.encode(emails, forKey: .emails) }
    if !phones.isEmpty { try container.encode(phones, forKey: .phones) }
    if !customerNumbers.isEmpty { try container.encode(customerNumbers, forKey: .customerNumbers) }
    try container.encodeIfPresent(postal, forKey: .postal)
  }

  /// What is left for a processor that gets these categories: `email`, `telephone`, `customer-number`, and `name` with `address`.
  public func limited(to categories: some Sequence<String>) -> ProcessorIdentifiers {
    let categories = Set(categories)
    return ProcessorIdentifiers(
      emails: categories.contains("email") ? emails : [], phones: categories.contains("telephone") ? phones : [],
      customerNumbers: categories.contains("customer-number") ? customerNumbers : [],
      postal: categories.isSuperset(of: ["name", "address"]) ? postal : nil)
  }
}
