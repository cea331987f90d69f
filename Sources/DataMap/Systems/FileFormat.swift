/// How a file's lines become rows. All are UTF-8.
public enum FileFormat: Sendable, Hashable {
  /// RFC 4180 with a header line; the delimiter is one ASCII character.
  case csv(delimiter: UInt8)
  /// One JSON object a line.
  case jsonLines
  /// The combined log format of web servers; `extra` names quoted values that follow the user agent.
  case combinedLog(extra: [String])

  /// What a line of a combined log holds, in order.
  public static let combinedFields = [
    "remote_host", "remote_identity", "remote_user", "at", "method", "target", "protocol", "status", "bytes", "referrer", "user_agent",
  ]
}
