import Foundation
import Hummingbird
import Logging

/// The portal's pages (`schemas/openapi.yaml` lists them).
struct PortalRoutes: Sendable {
  let store: PortalStore
  let seal: FormSeal
  let writer: SubmissionWriter
  let bell: SpoolBell
  let languages: PortalLanguages
  let frame: Page.Frame
  /// Where the portal is reached from outside, without a slash at the end.
  let baseURL: String
  /// Digits of a one-time code.
  let codeDigits: Int
  let limits: PortalLimits
  let logger: Logger

  func add(to router: Router<PortalContext>) {
    router.get(RouterPath(Stylesheet.path)) { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable"],
        body: .init(byteBuffer: ByteBuffer(bytes: Stylesheet.bytes)))
    }
    router.get("/") { request, _ in showForm(preferred(by: request), varies: true) }
    // The link in a mail names no language: the browser does.
    router.get("/answer/:secret") { request, context in
      try await showAnswer(context.parameters.get("secret"), preferred(by: request))
    }
    for texts in languages.all {
      let group = router.group("/\(texts.language)")
      group.get("/") { _, _ in showForm(texts) }
      group.post("/request") { request, _ in try await takeRequest(request, texts) }
      group.get("/receipt/:secret") { _, context in try await showReceipt(context.parameters.get("secret"), texts) }
      group.get("/status/:secret") { request, context in
        try await showStatus(context.parameters.get("secret"), texts, wasSent: request.uri.queryParameters["sent"] != nil)
      }
      group.post("/status/:secret") { request, context in
        try await takeCode(request, context.parameters.get("secret"), texts)
      }
      group.get("/answer/:secret") { _, context in try await showAnswer(context.parameters.get("secret"), texts) }
      group.post("/answer/:secret") { request, context in try await sendAnswer(request, context.parameters.get("secret")) }
    }
  }

  /// A page about what went wrong, in the language of the path or of the browser.
  func problem(_ problem: ProblemPage, _ request: Request) -> Response {
    let texts = request.uri.path.split(separator: "/").first.flatMap { languages[String($0)] } ?? preferred(by: request)
    var response = Self.response(problem.page(frame: frame, texts: texts), problem.status)
    if problem == .tooMany { response.headers[.retryAfter] = "60" }
    return response
  }

  private func preferred(by request: Request) -> PortalTexts { languages.preferred(by: request.headers[.acceptLanguage]) }

  static func response(_ page: Page, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: page.texts.language],
      body: .init(byteBuffer: ByteBuffer(string: page.html.text)))
  }

  static func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
}
