/// The supervisory authority of the country where the requester lives (law.md O3, N12).
public struct RequesterAuthority: Codable, Hashable, Sendable {
  public var name: String
  public var website: String
  /// Each part of the country has an authority of its own, and this one tells which.
  public var isFederal: Bool

  public init(name: String, website: String, isFederal: Bool = false) {
    self.name = name
    self.website = website
    self.isFederal = isFederal
  }
}
