import Foundation

/// An HTTP interface that is searched: `connections.*` in `habeas.yaml` with `url`.
public struct HTTPSettings: Hashable, Sendable {
  public let url: String
  /// Secret; nil where the interface asks for none.
  public let token: String?
  /// Nil trusts the system's authorities.
  public let rootCertificateFile: String?

  /// Whether personal data may be asked for there: in clear only on this machine, and with nothing in the address but a place.
  static func isAcceptable(_ url: String) -> Bool {
    guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
      parts.query == nil, parts.fragment == nil
    else { return false }
    return parts.scheme == "https"
      || parts.scheme == "http" && (HabeasConfiguration.loopbackHosts.contains(host) || host == "[::1]")
  }
}

extension HTTPSettings: CustomStringConvertible, CustomReflectable {
  /// Never shows the token.
  public var description: String { url }
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}
