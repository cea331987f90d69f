import Foundation

/// Keyed digests of identifiers, by which cases are found without the identifiers standing in the database.
///
/// An identifier is normalised first, so that spellings of the same address or number meet; see ``normalise(_:_:)``.
public struct BlindIndex: Sendable {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case email
    case phone
    case customerNumber = "customer-number"
  }

  private let digest: KeyedDigest
  private let callingCode: String

  /// - Parameter callingCode: Digits of the country code that a national number (one leading zero) belongs to.
  public init(_ digest: KeyedDigest, callingCode: String = "44") {
    self.digest = digest
    self.callingCode = callingCode
  }

  /// 32 bytes, or nil where the value cannot be an identifier of that kind.
  public func token(_ kind: Kind, _ value: String) -> [UInt8]? {
    normalise(kind, value).map { digest.digest("blind-index/" + kind.rawValue, $0) }
  }

  /// 32 bytes for a name at a postcode, or nil where either is empty. Letters and digits count, without regard to case and accents.
  public func postalToken(name: String, postcode: String) -> [UInt8]? {
    let words = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
      .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    let place = postcode.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard !words.isEmpty, !place.isEmpty, words.utf8.count <= 320, place.utf8.count <= 16 else { return nil }
    return digest.digest("blind-index/postal", "\(place)\n\(words)")
  }

  /// The one spelling of an identifier, or nil where the value cannot be one.
  ///
  /// - Email: surrounding space and angle brackets off, Unicode NFKC, lower case, the domain's final dot off. Dots and `+tags` stay: they
  ///   may belong to different people.
  /// - Phone: digits only; `00` and `+` start an international number, a single `0` a national one, `(0)` after a country code goes.
  /// - Customer number: letters and digits only, upper case.
  public func normalise(_ kind: Kind, _ value: String) -> String? {
    switch kind {
    case .email: email(value)
    case .phone: phone(value)
    case .customerNumber: customerNumber(value)
    }
  }

  private func email(_ value: String) -> String? {
    var text = value.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
    text = text.precomposedStringWithCompatibilityMapping.lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    guard let at = text.lastIndex(of: "@"), at != text.startIndex, text.index(after: at) != text.endIndex else { return nil }
    guard text.utf8.count <= 320, !text.contains(where: { $0.isWhitespace || $0.isNewline }) else { return nil }
    return text
  }

  private func phone(_ value: String) -> String? {
    let text = value.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+ ()-./".contains($0)) }) else { return nil }
    var digits = text.replacing("(0)", with: "").filter(\.isNumber)
    if text.hasPrefix("+") {
      // The country code is there already.
    } else if digits.hasPrefix("00") {
      digits.removeFirst(2)
    } else if text.filter(\.isNumber).hasPrefix("0") {
      digits = callingCode + text.filter(\.isNumber).dropFirst()
    } else {
      return nil
    }
    // E.164 has at most fifteen digits.
    guard (7...15).contains(digits.count) else { return nil }
    return "+" + digits
  }

  private func customerNumber(_ value: String) -> String? {
    let text = value.precomposedStringWithCompatibilityMapping.uppercased().filter { $0.isLetter || $0.isNumber }
    return text.isEmpty || text.utf8.count > 64 ? nil : text
  }
}
