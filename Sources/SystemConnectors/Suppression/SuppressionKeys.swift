/// What a person is looked for by when marketing to them is stopped, as the person wrote it.
public struct SuppressionKeys: Sendable, Hashable {
  public var emails: [String]
  public var phones: [String]
  public var customerNumbers: [String]
  public var name: String?
  public var postcode: String?

  public init(
    emails: [String] = [], phones: [String] = [], customerNumbers: [String] = [], name: String? = nil, postcode: String? = nil
  ) {
    self.emails = emails
    self.phones = phones
    self.customerNumbers = customerNumbers
    self.name = name
    self.postcode = postcode
  }
}
