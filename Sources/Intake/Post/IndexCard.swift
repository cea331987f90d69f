public import Foundation
import Yams

/// What the mail room noted of a letter, in a YAML or JSON file beside its scan (`docs/post.md`).
///
/// ```yaml
/// received: 2026-11-21          # the true day of receipt: it counts, not the day of the scan (law.md C3)
/// name: Gareth Pugh
/// address: [3 Chapel Row, Cwmbryn]
/// postcode: ZZ2 2BB
/// ```
public struct IndexCard: Hashable, Sendable {
  /// When the letter arrived with the organisation; noon where the card has no time of day.
  public var received: Date
  public var name: String?
  public var address: [String]
  public var postcode: String?
  public var country: String?
  public var customerNumber: String?
  /// Only where the writer gave it in the letter.
  public var email: String?
  public var phone: String?
  /// A BCP 47 tag.
  public var language: String?

  /// Larger files are no index cards.
  public static let maximumBytes = 64 * 1024

  public init(
    received: Date, name: String? = nil, address: [String] = [], postcode: String? = nil, country: String? = nil,
    customerNumber: String? = nil, email: String? = nil, phone: String? = nil, language: String? = nil
  ) {
    self.received = received
    self.name = name
    self.address = address
    self.postcode = postcode
    self.country = country
    self.customerNumber = customerNumber
    self.email = email
    self.phone = phone
    self.language = language
  }

  /// Reads a card. A key that is not known is refused: a misspelt date must not pass for no date.
  ///
  /// - Parameters:
  ///   - bytes: YAML, of which JSON is a part.
  ///   - zone: The controller's, in which days are counted.
  /// - Throws: ``IndexCardFault``.
  public init(_ bytes: [UInt8], zone: TimeZone) throws(IndexCardFault) {
    guard bytes.count <= Self.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
      throw IndexCardFault(.malformed, "the index card is larger than 64 KiB or not UTF-8")
    }
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch { throw IndexCardFault(.malformed, "the index card is not valid YAML or JSON") }
    guard let mapping = node?.mapping else { throw IndexCardFault(.malformed, "the index card is no list of keys and values") }
    var values: [String: [String]] = [:]
    for (key, value) in mapping {
      guard let key = key.string, Self.keys.contains(key) else {
        throw IndexCardFault(.unknownKey, "the index card has a key that is none of \(Self.keys.joined(separator: ", "))")
      }
      values[key] = try Self.lines(value, key)
    }
    guard let received = values["received"]?.first else { throw IndexCardFault(.missingDate, "the index card has no 'received'") }
    guard let date = ReceiptDate.parse(received, zone: zone) else {
      throw IndexCardFault(.malformedValue, "'received' on the index card is no date like 2026-11-21 or 2026-11-21 09:30")
    }
    self.init(
      received: date, name: values["name"]?.first, address: values["address"] ?? [], postcode: values["postcode"]?.first,
      country: values["country"]?.first, customerNumber: values["customer_number"]?.first, email: values["email"]?.first,
      phone: values["phone"]?.first, language: values["language"]?.first)
  }

  private static let keys = [
    "received", "name", "address", "postcode", "country", "customer_number", "email", "phone", "language",
  ]

  /// A value as lines without white space around them; only an address has more than one.
  private static func lines(_ node: Node, _ key: String) throws(IndexCardFault) -> [String] {
    let texts: [String]
    switch node {
    case .scalar(let scalar): texts = scalar.string.split(whereSeparator: \.isNewline).map(String.init)
    case .sequence(let sequence) where sequence.allSatisfy { $0.scalar != nil }: texts = sequence.compactMap(\.scalar?.string)
    default: throw IndexCardFault(.malformedValue, "'\(key)' on the index card is neither text nor a list of lines")
    }
    let lines = texts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty && $0 != "null" && $0 != "~" }
    guard key == "address" ? lines.count <= 8 : lines.count <= 1, lines.allSatisfy({ $0.count <= 200 }) else {
      throw IndexCardFault(.malformedValue, "'\(key)' on the index card is too long")
    }
    return lines
  }
}
