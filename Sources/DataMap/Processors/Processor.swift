/// Somebody outside who handles personal data of the controller's (N13): sending to anybody else is impossible (N22).
public struct Processor: Sendable, Hashable {
  public var key: String
  public var name: String
  public var role: ProcessorRole
  /// The recipient of the controller's profile that letters show for it.
  public var recipient: String?
  /// What it does, in words.
  public var services: String
  public var purposes: [String]
  /// What it gets, by the keys of the controller's profile; no more than it needs.
  public var categories: [String]
  /// The systems that its data comes from.
  public var systems: [String]
  /// ISO 3166-1 alpha-2: where it handles the data.
  public var country: String
  /// What protects a transfer abroad (law.md R1, N14).
  public var safeguard: String?
  public var contact: ProcessorContact
  public var location: SourceLocation

  public init(
    key: String, name: String, role: ProcessorRole, recipient: String? = nil, services: String, purposes: [String] = [],
    categories: [String] = [], systems: [String] = [], country: String, safeguard: String? = nil, contact: ProcessorContact,
    location: SourceLocation
  ) {
    self.key = key
    self.name = name
    self.role = role
    self.recipient = recipient
    self.services = services
    self.purposes = purposes
    self.categories = categories
    self.systems = systems
    self.country = country
    self.safeguard = safeguard
    self.contact = contact
    self.location = location
  }
}
