/// One mailbox of an address header: `Priya Raman <priya@customer.example>`.
public struct MailAddress: Sendable, Hashable, Codable {
  /// The display name, decoded; `nil` where there is none.
  public var name: String?

  /// The address proper (`local@domain`), as it was written.
  public var address: String

  public init(name: String? = nil, address: String) {
    self.name = name
    self.address = address
  }
}
