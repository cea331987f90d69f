import CCurl

/// A URL taken apart by libcurl itself, so that what is checked is what is fetched.
struct URLParts: Equatable {
  let scheme: String
  let host: String
  let port: Int

  init(_ text: String) throws(CurlError) {
    guard let url = curl_url() else { throw CurlError(.invalidInput, "libcurl could not read a URL: out of memory.") }
    defer { curl_url_cleanup(url) }
    guard !text.utf8.contains(where: { $0 <= 32 || $0 == 127 }),
      curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK,
      let scheme = Self.part(url, CURLUPART_SCHEME), let host = Self.part(url, CURLUPART_HOST)
    else { throw CurlError(.invalidInput, "The request's URL cannot be read.") }
    self.scheme = scheme.lowercased()
    self.host = host.lowercased()
    port = Self.part(url, CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap { Int($0) } ?? 0
    guard Self.part(url, CURLUPART_USER) == nil, Self.part(url, CURLUPART_PASSWORD) == nil else {
      throw CurlError(.invalidInput, "The request's URL has a login in it. Send an Authorization header instead.")
    }
  }

  private static func part(_ url: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &value, flags) == CURLUE_OK, let value else { return nil }
    defer { curl_free(value) }
    return String(cString: value)
  }
}
