extension CurlTransport {
  /// Performs a request and collects its answer, whatever the status. Content is not decompressed.
  ///
  /// - Throws: ``CurlError`` for a scheme that is not allowed, an answer beyond the bounds, a redirect that the policy
  ///   does not follow, no connection, or a timeout.
  public func http(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse {
    var url = request.url
    let origin = try URLParts(url)
    guard request.schemes.names.contains(origin.scheme) else {
      throw CurlError(.invalidInput, "The scheme “\(origin.scheme)” is not allowed for this request.")
    }
    var remaining = request.redirects.limit
    while true {
      let (response, redirect) = try await httpLane.exchange(request, url: url, parts: origin).get()
      guard (300..<400).contains(response.status), let redirect, request.redirects != .returned,
        ["GET", "HEAD"].contains(request.method)
      else { return response }
      guard try URLParts(redirect) == origin else {
        throw CurlError(.redirect, "\(origin.host) redirects to another place, which is not followed.", replyCode: response.status)
      }
      guard remaining > 0 else {
        throw CurlError(.redirect, "\(origin.host) redirects more often than is followed.", replyCode: response.status)
      }
      remaining -= 1
      url = redirect
    }
  }
}

extension HTTPRequest.Schemes {
  fileprivate var names: [String] {
    (contains(.https) ? ["https"] : []) + (contains(.http) ? ["http"] : [])
  }
}

extension HTTPRequest.Redirects {
  fileprivate var limit: Int {
    switch self {
    case .returned: 0
    case .sameOrigin(let limit): limit
    }
  }
}
