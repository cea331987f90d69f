import CCurl

/// libcurl's global state, which is set up once and before its first use.
enum CurlLibrary {
  private static let started: Void = {
    curl_global_init(ccurl_global_default)
  }()

  static func start() {
    _ = started
  }
}
