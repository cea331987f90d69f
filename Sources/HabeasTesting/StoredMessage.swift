import Foundation

/// A message that the SMTP sink accepted: a line of its ledger.
public struct StoredMessage: Sendable, Decodable {
  /// Counts from 1 in the order of acceptance.
  public let number: Int
  /// When it was accepted, ISO 8601 in UTC.
  public let time: String
  /// The envelope sender; empty for the null sender.
  public let sender: String
  /// The envelope recipients.
  public let recipients: [String]
  /// The Message-ID field with its angle brackets, or empty.
  public let messageID: String
  /// Of the message's bytes, hexadecimal.
  public let sha256: String
  /// In bytes.
  public let size: Int
  /// Where the message is, relative to the sink's folder.
  public let file: String
  /// The recipients for whom it was handed on to a mailbox.
  public let forwarded: [String]

  private enum CodingKeys: String, CodingKey {
    case number = "n"
    case time, sender, recipients, messageID, sha256, size, file, forwarded
  }
}
