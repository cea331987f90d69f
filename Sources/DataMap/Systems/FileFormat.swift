/// How a file's content becomes rows. All but mails are UTF-8. A file may be compressed (gzip, zstd, xz, bzip2).
public enum FileFormat: Sendable, Hashable {
  /// RFC 4180 with a header line; the delimiter is one ASCII character.
  case csv(delimiter: UInt8)
  /// One JSON object a line.
  case jsonLines
  /// One JSON document whose array of objects has the rows; `rows` are the names of the members that lead to it.
  case json(rows: [String])
  /// Mails one after another (mbox, RFC 4155).
  case mailbox
  /// The combined log format of web servers; `extra` names quoted values that follow the user agent.
  case combinedLog(extra: [String])

  /// The fields that a row of such a file can have; `nil` where the file itself names them.
  var fields: [String]? {
    switch self {
    case .csv, .jsonLines, .json: nil
    case .mailbox: Self.mailboxFields
    case .combinedLog(let extra): Self.combinedFields + extra
    }
  }

  /// What a line of a combined log holds, in order.
  public static let combinedFields = [
    "remote_host", "remote_identity", "remote_user", "at", "method", "target", "protocol", "status", "bytes", "referrer", "user_agent",
  ]

  /// What a mail holds: who, about what, its text, and the names of its attachments. `from`, `to` and `cc` are addresses.
  public static let mailboxFields = ["message_id", "date", "from", "from_name", "to", "cc", "subject", "text", "attachments"]
}
