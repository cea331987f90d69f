/// The supervisory authority of the country where the requester lives (law.md O3, N12).
public struct RequesterAuthority: Codable, Hashable, Sendable {
  public var name: String
  public var website: String

  public init(name: String, website: String) {
    self.name = name
    self.website = website
  }
}
