/// The place whose law and whose public holidays a controller's clock follows (`law.md` C8): its establishment.
///
/// ISO 3166: a country (`DE`), or a country and a part of it (`DE-BY`). The United Kingdom has three: `GB-EAW` (England and Wales),
/// `GB-SCT` and `GB-NIR`.
public struct Jurisdiction: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  /// Any text; ``StatutoryClock`` refuses one that it does not know.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public static let englandAndWales = Jurisdiction(rawValue: "GB-EAW")
  public static let scotland = Jurisdiction(rawValue: "GB-SCT")
  public static let northernIreland = Jurisdiction(rawValue: "GB-NIR")
  public static let jersey = Jurisdiction(rawValue: "JE")
  public static let guernsey = Jurisdiction(rawValue: "GG")
  public static let isleOfMan = Jurisdiction(rawValue: "IM")

  /// The country's two letters.
  public var country: String { String(rawValue.prefix { $0 != "-" }) }

  /// The part of the country, without the country's letters; `nil` for a whole country.
  public var region: String? {
    guard let hyphen = rawValue.firstIndex(of: "-") else { return nil }
    return String(rawValue[rawValue.index(after: hyphen)...])
  }
}

extension Jurisdiction: CustomStringConvertible {
  public var description: String { rawValue }
}
