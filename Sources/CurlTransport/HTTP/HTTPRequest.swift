/// An HTTP request and the bounds of its answer.
public struct HTTPRequest: Sendable, Hashable {
  /// Which schemes may be used, for the first address and for redirects.
  public struct Schemes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let https = Schemes(rawValue: 1)
    /// In clear: for servers on this machine, and for tests.
    public static let http = Schemes(rawValue: 2)
  }

  public enum Redirects: Sendable, Hashable {
    /// A redirect is an answer like any other.
    case returned
    /// GET and HEAD follow a redirect to the same scheme, host and port, at most so many times. Another place is an error.
    case sameOrigin(limit: Int)
  }

  public var method: String
  public var url: String
  public var headers: [HTTPHeader]
  public var body: [UInt8]?

  public var schemes: Schemes
  public var redirects: Redirects

  /// The one address to connect to, whatever the host's name resolves to: checked before, it cannot change in between.
  /// TLS still verifies the name.
  public var pinnedAddress: String?

  /// Certificates to trust (PEM) in place of the system's.
  public var rootCertificateFile: String?

  /// Bytes; 8 MiB by default.
  public var maximumBodyBytes: Int

  /// All header lines together, in bytes; 64 KiB by default.
  public var maximumHeaderBytes: Int

  /// 10 s by default.
  public var connectTimeout: Duration

  /// For the whole exchange; 30 s by default.
  public var timeout: Duration

  public init(
    method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil, schemes: Schemes = .https,
    redirects: Redirects = .returned, pinnedAddress: String? = nil, rootCertificateFile: String? = nil,
    maximumBodyBytes: Int = 8 << 20, maximumHeaderBytes: Int = 64 << 10, connectTimeout: Duration = .seconds(10),
    timeout: Duration = .seconds(30)
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.schemes = schemes
    self.redirects = redirects
    self.pinnedAddress = pinnedAddress
    self.rootCertificateFile = rootCertificateFile
    self.maximumBodyBytes = maximumBodyBytes
    self.maximumHeaderBytes = maximumHeaderBytes
    self.connectTimeout = connectTimeout
    self.timeout = timeout
  }
}
