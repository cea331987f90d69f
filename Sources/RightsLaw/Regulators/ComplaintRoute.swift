/// The authorities that a letter names: the United Kingdom's always, and the requester's own beside it (`law.md` O3, N12).
public struct ComplaintRoute: Hashable, Sendable {
  public let commissioner: SupervisoryAuthority
  /// The requester's own; `nil` for people in the United Kingdom and in countries without a known authority.
  public let requestersOwn: SupervisoryAuthority?
  /// What a reader of the letter should know about the choice; `nil` where there is nothing to say.
  public let note: String?

  /// - Parameters:
  ///   - country: Where the requester lives, two letters of ISO 3166; `nil` where it is not known.
  ///   - region: The part of that country, without its letters (a German Land such as `BY`).
  public init(country: String?, region: String? = nil) {
    commissioner = SupervisoryAuthority.unitedKingdom
    let country = country?.uppercased()
    guard let country, country != "GB", country != "UK" else {
      requestersOwn = nil
      note = nil
      return
    }
    let known = SupervisoryAuthority.all.filter { $0.country == country }
    let here = region?.uppercased()
    if let own = known.first(where: { $0.remit == .general && ($0.region == nil || $0.region == here) }) {
      requestersOwn = own
      note = nil
    } else if let federal = known.first(where: { $0.remit == .federal }) {
      requestersOwn = federal
      note = "Each part of the country has an authority of its own; the federal one tells you which is yours."
    } else {
      requestersOwn = nil
      note = known.isEmpty ? "We know of no data-protection authority in your country." : nil
    }
  }
}
