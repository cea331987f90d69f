/// What a person is found by when marketing to them is stopped: everything that the message gave, as it gave it (R7).
///
/// A vault item of the purpose *correspondence*, of the kind `suppression-subject`. Nothing of it is verified: a stop of marketing discloses
/// nothing, and one too many harms nobody.
public struct SuppressionSubject: VaultContent, Hashable {
  public static let kind = "suppression-subject"

  public var emails: [String]
  public var phones: [String]
  public var customerNumbers: [String]
  public var name: String?
  public var postalLines: [String]
  public var postcode: String?

  public init(
    emails: [String] = [], phones: [String] = [], customerNumbers: [String] = [], name: String? = nil, postalLines: [String] = [],
    postcode: String? = nil
  ) {
    self.emails = emails
    self.phones = phones
    self.customerNumbers = customerNumbers
    self.name = name
    self.postalLines = postalLines
    self.postcode = postcode
  }

  /// Whether anything can be found by it.
  public var isEmpty: Bool { emails.isEmpty && phones.isEmpty && customerNumbers.isEmpty && (name == nil || postcode == nil) }
}
