/// The mailbox that requests arrive in: `mail.imap.*` in `habeas.yaml`.
public struct IMAPSettings: Hashable, Sendable {
  public let host: String
  /// 1…65535; default 993.
  public let port: Int
  /// Default `tls`.
  public let security: MailSecurity
  /// Nil trusts the system's authorities.
  public let rootCertificateFile: String?
  public let user: String
  /// Secret.
  public let password: String
  /// Default `INBOX`.
  public let folder: String
  /// Default `Handed`.
  public let handedFolder: String

  /// For messages and logs.
  public var endpoint: String { "\(host):\(port)" }
}

extension IMAPSettings: CustomStringConvertible, CustomReflectable {
  /// Never shows login or password.
  public var description: String { endpoint }
  public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint, "folder": folder]) }
}
