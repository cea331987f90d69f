/// How to protect and verify a connection: TLS 1.2 or newer, with the broker's certificate and host name always verified.
///
/// The host name is compared with the DNS names of the certificate, so connect by name, not by address.
public struct AMQPTLS: Sendable, Hashable {
  /// A PEM file of the authorities that may vouch for the broker.
  public var certificateAuthorityFile: String

  /// A PEM file with this client's certificate, for brokers that ask for one. Needs ``privateKeyFile``.
  public var certificateFile: String?

  /// A PEM file with the private key of ``certificateFile``, without a passphrase.
  public var privateKeyFile: String?

  /// - Parameter certificateAuthorityFile: by default Debian's bundle of public authorities.
  public init(
    certificateAuthorityFile: String = "/etc/ssl/certs/ca-certificates.crt", certificateFile: String? = nil, privateKeyFile: String? = nil
  ) {
    self.certificateAuthorityFile = certificateAuthorityFile
    self.certificateFile = certificateFile
    self.privateKeyFile = privateKeyFile
  }
}
