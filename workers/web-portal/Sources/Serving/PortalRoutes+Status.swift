import Foundation
import Hummingbird
import Intake
import Logging
import PostgresClient

extension PortalRoutes {
  func showStatus(
    _ path: String?, _ texts: PortalTexts, wasSent: Bool = false, notice: StatusPage.Notice? = nil, token: String? = nil
  ) async throws -> Response {
    let secret = try secret(in: path)
    let standing = try await found { () async throws(PostgresError) in try await store.standing(behind: secret) }
    let page = StatusPage(
      frame: frame, texts: texts, standing: standing, secret: secret, token: token ?? seal.token(now: Date()),
      notice: notice ?? (wasSent && standing.takesCode ? .codeTaken : .none))
    return Self.response(page.page, notice == nil ? .ok : .unprocessableContent)
  }

  /// Takes what was typed in as a submission that continues the first: whether the code is right, only identity-verification knows.
  func takeCode(_ request: Request, _ path: String?, _ texts: PortalTexts) async throws -> Response {
    let fields = try await fields(of: request)
    let secret = try secret(in: path)
    let opening = try await found { () async throws(PostgresError) in try await store.submission(behind: secret) }
    let now = Date()
    // The link itself shows who sends it. A stale token costs a second press, and a code is quickly typed again.
    guard let genuine = try? seal.verify(fields["token"], now: now) else { return try await showStatus(path, texts, notice: .codeWrong) }
    let code = fields["code"].filter { !$0.isWhitespace && $0 != "-" }
    guard code.count == codeDigits, code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return try await showStatus(path, texts, notice: .codeWrong, token: fields["token"])
    }
    let submission = writer.answer(code, to: opening, from: genuine, texts: texts, now: now)
    let sealed = try writer.sealed(submission)
    switch try await asking({ () async throws(PostgresError) in try await store.submit(sealed, continuing: secret) }) {
    case .taken:
      bell.ring()
      logger.info("code.taken", metadata: ["message": "\(submission.id.uuidString.lowercased())"])
      return Self.seeOther("/\(texts.language)/status/\(secret.path)?sent")
    case .unknown: throw ProblemPage.notFound
    case .tooMany: return try await showStatus(path, texts, notice: .tooMany)
    }
  }
}
