import Foundation

/// Something that is kept in the vault: personal data, as JSON inside the seal.
public protocol VaultContent: Codable, Sendable {
  /// The kind that the vault row carries in clear: a code, never content.
  static var kind: String { get }
}

extension VaultContent {
  /// The content as JSON with sorted keys.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return Array(try encoder.encode(self))
  }

  /// Reads content back.
  ///
  /// - Throws: `VaultContentError` with the kind alone; never with content.
  public init(vaultBytes bytes: [UInt8]) throws(VaultContentError) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let content = try? decoder.decode(Self.self, from: Data(bytes)) else { throw VaultContentError(kind: Self.kind) }
    self = content
  }
}

/// A vault item does not hold what its kind says.
public struct VaultContentError: Error, Hashable, Sendable, CustomStringConvertible {
  public let kind: String
  public var description: String { "the vault item of kind '\(kind)' cannot be read by this version" }
}
