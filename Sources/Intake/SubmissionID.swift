import Crypto
public import Foundation
public import RightsCase

/// Ids of submissions: the same content from the same source has the same id, whoever hands it in and however often (design, rule 1).
public enum SubmissionID {
  /// - Parameters:
  ///   - source: What the channel calls it, such as a Message-ID or a file's name. Personal data may be in it: only its hash remains.
  ///   - content: The exact bytes.
  public static func derive(channel: Channel, source: String, content: [UInt8]) -> UUID {
    derive(channel: channel, source: source, digest: Array(SHA256.hash(data: Data(content))))
  }

  /// As above, for content that is too large to be held: `digest` is its SHA-256.
  public static func derive(channel: Channel, source: String, digest: [UInt8]) -> UUID {
    var hash = SHA256()
    hash.update(data: Data("habeas.submission.v1\n\(channel.rawValue)\n\(source.utf8.count)\n\(source)\n".utf8))
    hash.update(data: Data(digest))
    var bytes = Array(hash.finalize().prefix(16))
    // Version 8 of RFC 9562: the bits are ours.
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
