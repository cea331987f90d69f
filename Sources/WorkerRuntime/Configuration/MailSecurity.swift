/// How a mail connection is encrypted.
public enum MailSecurity: String, Sendable {
  /// Not at all: for the loopback interface only.
  case none
  /// From plain to encrypted by STARTTLS, or not at all.
  case startTLS = "starttls"
  /// From the first byte.
  case tls
}
