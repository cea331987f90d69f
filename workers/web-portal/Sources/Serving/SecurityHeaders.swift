import Hummingbird
import NIOCore

/// Turns what goes wrong into a page and puts the security headers on everything that leaves.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = PortalContext

  /// Whether the portal is reached by https.
  let isSecure: Bool
  let problem: @Sendable (ProblemPage, Request) -> Response

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let page as ProblemPage {
      response = problem(page, request)
    } catch is NIOTooManyBytesError {
      response = problem(.tooLarge, request)
    } catch let error as any HTTPResponseError {
      response = problem(Self.page(for: error.status), request)
    } catch {
      // Whatever it is, its text may hold what a person wrote.
      response = problem(.unavailable, request)
    }
    for (name, value) in Self.always { response.headers[name] = value }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private static func page(for status: HTTPResponse.Status) -> ProblemPage {
    switch status {
    case .notFound, .methodNotAllowed: .notFound
    case .contentTooLarge: .tooLarge
    default: .refused(status)
    }
  }

  private static let always: [(HeaderName, String)] = [
    (.contentSecurityPolicy, "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
    (.known("referrer-policy"), "no-referrer"),
    (.xContentTypeOptions, "nosniff"),
    (.known("x-frame-options"), "DENY"),
    (.known("x-robots-tag"), "noindex, nofollow"),
    (.known("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    (.known("cross-origin-opener-policy"), "same-origin"),
    (.known("cross-origin-resource-policy"), "same-origin"),
  ]
}
