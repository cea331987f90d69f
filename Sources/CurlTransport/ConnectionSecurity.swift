/// How a mail connection is protected. TLS is 1.2 or newer, and certificates and host names are always verified.
public enum ConnectionSecurity: Sendable, Hashable {
  /// None. Credentials are then refused but for servers on this machine.
  case plaintext

  /// A plain connection that must be upgraded before anything else is said.
  case startTLS

  /// TLS from the first byte.
  case tls
}
