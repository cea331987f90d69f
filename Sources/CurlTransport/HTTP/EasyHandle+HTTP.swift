import CCurl

extension EasyHandle {
  func configure(_ request: HTTPRequest, url: String, parts: URLParts) throws(CurlError) {
    try set(CURLOPT_URL, url)
    try set(CURLOPT_PROTOCOLS_STR, parts.scheme)
    try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout)
    try set(CURLOPT_TIMEOUT_MS, request.timeout)
    if let roots = request.rootCertificateFile { try set(CURLOPT_CAINFO, roots) }
    if let address = request.pinnedAddress {
      try HostSyntax.check(address, port: parts.port)
      try set(CURLOPT_CONNECT_TO, ["::\(HostSyntax.inURL(address)):\(parts.port)"])
    }
    try setMethod(request)
    try set(CURLOPT_HTTPHEADER, try headerLines(request))
  }

  private func setMethod(_ request: HTTPRequest) throws(CurlError) {
    guard !request.method.isEmpty, request.method.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      throw CurlError(.invalidInput, "An HTTP method is a word in capitals.")
    }
    if let body = request.body {
      try set(CURLOPT_POST, 1)
      try set(body: body)
    } else if request.method == "HEAD" {
      try set(CURLOPT_NOBODY, 1)
    } else {
      try set(CURLOPT_HTTPGET, 1)
    }
    try set(CURLOPT_CUSTOMREQUEST, request.method)
  }

  private func headerLines(_ request: HTTPRequest) throws(CurlError) -> [String] {
    // No waiting for a "100 Continue", and no content type that nobody has named.
    var lines = ["Expect:"]
    if request.body != nil, !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      lines.append("Content-Type:")
    }
    for header in request.headers {
      guard Self.isToken(header.name), header.value.unicodeScalars.allSatisfy({ $0 == "\t" || $0.value >= 32 && $0.value != 127 }) else {
        throw CurlError(.invalidInput, "A header of the request has a line end, or a name that HTTP does not allow.")
      }
      // libcurl reads "Name:" as a wish to leave the header out, and "Name;" as one without a value.
      lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    return lines
  }

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        return isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }
}
