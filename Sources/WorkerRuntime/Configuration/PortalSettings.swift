/// Where the web portal listens and how it is reached: `portal.*` in `habeas.yaml`.
public struct PortalSettings: Hashable, Sendable {
  /// Default 127.0.0.1: a proxy with TLS stands in front.
  public let host: String
  /// 0 takes any free port.
  public let port: Int
  /// How people reach it, such as `https://privacy.controller.example`; without a slash at the end.
  public let baseURL: String
  /// The header in which the proxy in front names the client; `nil` without one.
  public let clientAddressHeader: String?

  /// Whether people reach it by https.
  public var isSecure: Bool { baseURL.hasPrefix("https://") }

  public init(host: String, port: Int, baseURL: String, clientAddressHeader: String? = nil) {
    self.host = host
    self.port = port
    self.baseURL = baseURL
    self.clientAddressHeader = clientAddressHeader
  }
}
