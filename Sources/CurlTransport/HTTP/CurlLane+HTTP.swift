import CCurl

extension CurlLane {
  /// One exchange, with the place that the answer redirects to.
  func exchange(
    _ request: HTTPRequest, url: String, parts: URLParts
  ) async -> Result<(response: HTTPResponse, redirect: String?), CurlError> {
    let transfer = HTTPTransfer(request)
    let handle: EasyHandle
    do throws(CurlError) {
      handle = try EasyHandle(delegate: transfer)
      try handle.configure(request, url: url, parts: parts)
    } catch {
      return .failure(error)
    }
    let place = "\(parts.scheme)://\(parts.host):\(parts.port)"
    switch await run(handle) {
    case .cancelled:
      return .failure(CurlError(.cancelled, "The request to \(place) was cancelled."))
    case .finished(CURLE_OK):
      let response = HTTPResponse(
        status: handle.integer(CURLINFO_RESPONSE_CODE), headers: transfer.headers, body: transfer.body)
      return .success((response, handle.string(CURLINFO_REDIRECT_URL)))
    case .finished(let code):
      if let exceeded = transfer.exceeded { return .failure(CurlError(.tooLarge, "\(place) answered with \(exceeded).")) }
      return .failure(CurlError(.init(code), "\(place): \(code.explanation)."))
    }
  }
}
