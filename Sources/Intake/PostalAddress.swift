/// A postal address as its writer gave it.
public struct PostalAddress: Codable, Hashable, Sendable {
  public var name: String?
  /// Street, house and town, line by line, without the postcode's own line where that is known.
  public var lines: [String]
  public var postcode: String?
  /// As written on the letter; `nil` for the controller's own country.
  public var country: String?

  public init(name: String?, lines: [String], postcode: String?, country: String? = nil) {
    self.name = name
    self.lines = lines
    self.postcode = postcode
    self.country = country
  }

  /// Whether a letter can be addressed with it: a name and at least one line.
  public var isComplete: Bool { !(name ?? "").isEmpty && !lines.isEmpty }

  /// Name and address, line by line, as an envelope shows them.
  public var envelope: [String] { ([name ?? ""] + lines + [postcode ?? "", country ?? ""]).filter { !$0.isEmpty } }
}
