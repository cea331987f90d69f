/// Something that a key signs: fields with one spelling, under a domain that keeps a signature for one kind of statement from counting for another.
public protocol SignedStatement: Codable, Hashable, Sendable {
  /// Names the kind and version of the statement, such as `habeas case approval v1`.
  static var domain: String { get }
  /// Every field that the signature covers.
  var canonicalFields: [String: CanonicalValue] { get }
}

extension SignedStatement {
  /// What is signed: the domain, a line feed, and the canonical JSON of the fields.
  public var canonicalBytes: [UInt8] {
    Array(Self.domain.utf8) + [0x0A] + CanonicalValue.object(canonicalFields).bytes
  }
}
