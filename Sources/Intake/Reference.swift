import Crypto
public import Foundation

/// What people call a case: nine Crockford base-32 symbols and a check symbol, written `4T7K9-Q2MXC`.
///
/// It names a case and proves nothing: who knows it learns nothing with it.
public struct Reference: Hashable, Sendable {
  /// Ten symbols, without the hyphen.
  let symbols: String

  /// A new random reference.
  public static func random() -> Reference {
    var generator = SystemRandomNumberGenerator()
    return Reference(number: UInt64.random(in: 0..<limit, using: &generator))
  }

  /// The reference of a submission: the same mail taken twice gets the same.
  public init(submission: UUID) {
    let hash = withUnsafeBytes(of: submission.uuid) { SHA256.hash(data: Data("habeas.reference.v1\n".utf8) + Data($0)) }
    self.init(number: hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } % Self.limit)
  }

  private init(number: UInt64) {
    var rest = number
    var text: [Character] = []
    for _ in 0..<9 {
      text.append(Self.alphabet[Int(rest % 32)])
      rest /= 32
    }
    symbols = String(text.reversed()) + String(Self.checkAlphabet[Int(number % 37)])
  }

  /// Reads what a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
  ///
  /// - Returns: `nil` when it is no reference, or its check symbol says that it was mistyped.
  public init?(_ text: String) {
    var values: [Int] = []
    let symbols = text.uppercased().filter { $0 != "-" && !$0.isWhitespace }
    guard symbols.count == 10 else { return nil }
    for (index, symbol) in symbols.enumerated() {
      let meant: Character =
        switch symbol {
        case "O": "0"
        case "I", "L": "1"
        default: symbol
        }
      guard let value = (index < 9 ? Self.alphabet : Self.checkAlphabet).firstIndex(of: meant) else { return nil }
      values.append(value)
    }
    let number = values.prefix(9).reduce(UInt64(0)) { $0 * 32 + UInt64($1) }
    guard number % 37 == UInt64(values[9]) else { return nil }
    self.init(number: number)
  }

  /// The references in a text, each once: two groups of five symbols with a hyphen or a dash between them. What a scanner misread is not
  /// among them, as its check symbol does not fit.
  public static func all(in text: String) -> [Reference] {
    var found: [Reference] = []
    for match in text.matches(of: written) {
      guard let reference = Reference(String(match.1 + match.2)), !found.contains(reference) else { continue }
      found.append(reference)
    }
    return found
  }

  /// Whether something in a text has the form of a reference, be it one or not.
  public static func isMentioned(in text: String) -> Bool { text.contains(written) }

  private static var written: Regex<(Substring, Substring, Substring)> { /\b([0-9A-Z]{5}) ?[-–—] ?([0-9A-Z]{4}[0-9A-Z*~$=])(?![0-9A-Z])/ }

  /// 32 to the power of 9.
  private static let limit: UInt64 = 1 << 45
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  /// Modulo 37 needs five symbols more, as Crockford defines them; `U` is read as itself here.
  private static let checkAlphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")
}

extension Reference: CustomStringConvertible {
  public var description: String { "\(symbols.prefix(5))-\(symbols.dropFirst(5))" }
}

extension Reference: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let reference = Reference(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a reference")
    }
    self = reference
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
