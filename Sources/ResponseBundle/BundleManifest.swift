public import FoundationEssentials

/// The list of everything that an answer consists of. The DPO signs its digest, so whatever it names cannot change unnoticed
/// (design, rule 8).
public struct BundleManifest: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    case access
    case refusal
    /// A refusal that tells no reasons: the manifest goes to the person and must keep the letter's silence (law.md R14, exception).
    case reply
  }

  /// One file with its SHA-256 in hex.
  public struct File: Codable, Hashable, Sendable {
    public var path: String
    public var mediaType: String
    /// In bytes.
    public var size: Int
    public var sha256: String
  }

  /// How the search of one system ended, with what was looked at (law.md O2).
  public struct Coverage: Codable, Hashable, Sendable {
    public var system: String
    public var name: String
    /// `found`, `nothing-found`, `skipped` or `confirmed-by-person`.
    public var outcome: String
    public var reason: String?
    public var collections: [Collection]
  }

  /// How many rows one collection gave.
  public struct Collection: Codable, Hashable, Sendable {
    public var dataset: String
    public var collection: String
    public var rows: Int
  }

  /// The version of this layout that the code writes and reads.
  public static let currentSchemaVersion = 1

  public var schemaVersion: Int
  public var kind: Kind
  public var caseID: UUID
  public var reference: String
  /// The profile's key.
  public var controller: String
  public var language: String
  /// ISO 8601 dates.
  public var receivedOn: String
  public var respondedOn: String
  public var rights: [String]
  public var channel: String
  public var recipientDigest: String
  public var demonstration: Bool
  /// 32 random bytes in hex.
  public var nonce: String
  public var coverage: [Coverage]
  public var withheld: [WithheldItem]
  /// Reasons of a refusal.
  public var reasons: [RefusalReason]
  /// Sorted by path.
  public var files: [File]
}

extension BundleManifest {
  /// The manifest's own path in the archive.
  public static let path = "manifest.json"

  /// Canonical bytes: UTF-8 JSON with sorted keys and no white space, the same for equal manifests.
  func canonicalBytes() throws(BundleError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self))
    } catch {
      throw BundleError.encoding(file: Self.path)
    }
  }
}
