import Hummingbird

/// Applies the rate limits: one for pages, a narrower one for forms.
struct RateLimiting: RouterMiddleware {
  typealias Context = PortalContext

  let pages: RateLimit
  let forms: RateLimit
  /// The header in which a proxy of ours names the client; `nil` where no proxy is in front.
  let clientHeader: HeaderName?

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    let address = client(request, context)
    guard pages.admits(address), request.method != .post || forms.admits(address) else { throw ProblemPage.tooMany }
    return try await next(request, context)
  }

  /// The last address in the header: the one that the proxy itself has seen.
  private func client(_ request: Request, _ context: PortalContext) -> String {
    let named = clientHeader.flatMap { request.headers[$0] }?.split(separator: ",").last.map { String($0.filter { !$0.isWhitespace }) }
    return (named ?? context.peer ?? "unknown").prefix(64).lowercased()
  }
}
