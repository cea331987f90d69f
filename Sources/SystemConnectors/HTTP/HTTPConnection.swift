import Foundation

/// Where an HTTP system is, and the token that opens it. It never shows the token.
public struct HTTPConnection: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// Paths of the data map are below it; without a slash at its end.
  public let url: String
  /// Secret; `nil` where the system asks for none.
  public let token: String?
  /// PEM file of the authorities to trust; the machine's where `nil`.
  public let rootCertificateFile: String?

  /// - Returns: `nil` for what is no plain address: another scheme than https (http for this machine alone), a user, a query, a fragment.
  public init?(url: String, token: String? = nil, rootCertificateFile: String? = nil) {
    guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
      parts.query == nil, parts.fragment == nil,
      parts.scheme == "https" || parts.scheme == "http" && Self.loopbackHosts.contains(host)
    else { return nil }
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.token = token
    self.rootCertificateFile = rootCertificateFile
  }

  /// Names that cannot lead off the machine.
  private static let loopbackHosts: Set<String> = ["127.0.0.1", "[::1]", "::1", "localhost"]

  var isPlain: Bool { url.hasPrefix("http:") }

  public var description: String { url }
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}
