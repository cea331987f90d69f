/// Whether a connection to a database or broker is encrypted.
public enum ConnectionTLS: Hashable, Sendable {
  case disable
  /// Encrypted where the server can, without checking who it is.
  case prefer
  /// Encrypted, and the server's certificate and name are checked; against the system's authorities where no file is given.
  case verifyFull(rootCertificateFile: String?)
}
