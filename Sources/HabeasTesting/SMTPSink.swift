import Foundation

/// The messages that an SMTP sink accepted.
///
/// All suites send to one sink, so a test looks for its own message by recipient or Message-ID, never for "the last one".
public struct SMTPSink: Sendable {
  /// Holds `new/<n>.eml` and `ledger.ndjson`.
  public let directory: String

  public init(directory: String) {
    self.directory = directory
  }

  /// The shared sink of this run.
  public static func shared() throws(TestServersError) -> SMTPSink {
    SMTPSink(directory: try TestServers.require().submission.sinkDirectory)
  }

  /// Every message so far, in the order of acceptance.
  public func messages() throws -> [StoredMessage] {
    let ledger = directory + "/ledger.ndjson"
    guard FileManager.default.fileExists(atPath: ledger) else { return [] }
    let lines = try Data(contentsOf: URL(fileURLWithPath: ledger)).split(separator: UInt8(ascii: "\n"))
    return try lines.map { try JSONDecoder().decode(StoredMessage.self, from: Data($0)) }
  }

  /// Awaits the `ordinal`th message (from 1) that matches.
  ///
  /// - Throws: ``NotInTime`` when it did not come before the deadline.
  public func message(
    _ ordinal: Int = 1, within deadline: Duration = .seconds(20), where matches: @Sendable (StoredMessage) throws -> Bool
  ) async throws -> StoredMessage {
    try await eventually("message \(ordinal) of its kind in the SMTP sink", within: deadline) {
      let found = try messages().filter(matches)
      return found.count >= ordinal ? found[ordinal - 1] : nil
    }
  }

  /// Awaits the `ordinal`th message (from 1) with this envelope recipient.
  public func message(
    _ ordinal: Int = 1, to recipient: String, within deadline: Duration = .seconds(20)
  ) async throws -> StoredMessage {
    try await message(ordinal, within: deadline) { $0.recipients.contains(recipient) }
  }

  /// The bytes of a message as they were sent, lines ending in CRLF.
  public func bytes(of message: StoredMessage) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: directory + "/" + message.file)))
  }
}
