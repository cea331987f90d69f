/// Whether a connection is encrypted, and how far the server is checked.
public enum TLSMode: Sendable, Hashable {
  /// Plain. For a socket directory, loopback or a private network only.
  case disable

  /// Encrypted when the server offers it, without a check of who the server is.
  case prefer

  /// Encrypted, and the server's certificate must be for the configured host and lead to a certificate in this PEM file.
  case verifyFull(rootCertificate: String)
}
