/// The server that mail is handed to: `mail.smtp.*` in `habeas.yaml`.
public struct SMTPSettings: Hashable, Sendable {
  public let host: String
  /// 1…65535; default 587.
  public let port: Int
  /// Default `starttls`.
  public let security: MailSecurity
  /// Nil trusts the system's authorities.
  public let rootCertificateFile: String?
  /// Nil where the server takes mail without a login.
  public let user: String?
  /// Secret; there exactly where `user` is.
  public let password: String?
  /// Envelope sender.
  public let from: String
  /// Whether `mail.smtp.onlyTo: loopback` keeps all mail on this machine. It has been checked against `host`.
  public let isPinnedToLoopback: Bool

  /// For messages and logs.
  public var endpoint: String { "\(host):\(port)" }
}

extension SMTPSettings: CustomStringConvertible, CustomReflectable {
  /// Never shows login or password.
  public var description: String { endpoint }
  public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint]) }
}
