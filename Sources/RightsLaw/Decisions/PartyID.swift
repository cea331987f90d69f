/// Someone in a case, by an identifier that says nothing about them: a person who asks, decides, advises or reviews.
public struct PartyID: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}
