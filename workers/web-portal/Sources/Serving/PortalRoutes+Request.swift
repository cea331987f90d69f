import Foundation
import Hummingbird
import Intake
import Logging
import Metrics
import PostgresClient

extension PortalRoutes {
  func showForm(_ texts: PortalTexts, varies: Bool = false) -> Response {
    var response = Self.response(FormPage(frame: frame, texts: texts, token: seal.token(now: Date())).page)
    if varies { response.headers[.vary] = "accept-language" }
    return response
  }

  /// Takes a form: checked, sealed, stored, and only then receipted. Whether the broker is there makes no difference.
  func takeRequest(_ request: Request, _ texts: PortalTexts) async throws -> Response {
    let fields = try await fields(of: request)
    let now = Date()
    var page = FormPage(frame: frame, texts: texts, token: fields["token"], form: RequestForm(fields))
    let genuine: FormSeal.Genuine
    do throws(FormSeal.Fault) {
      genuine = try seal.verify(fields["token"], now: now)
    } catch {
      // Nothing that a person wrote is lost for that: the same form with a fresh token.
      count("stale")
      page = FormPage(frame: frame, texts: texts, token: seal.token(now: now), form: page.form, notice: .again)
      return Self.response(page.page, .unprocessableContent)
    }
    page.problems = page.form.problems
    guard page.problems.isEmpty else {
      count("incomplete")
      return Self.response(page.page, .unprocessableContent)
    }
    let submission = writer.submission(page.form, from: genuine, texts: texts, now: now)
    let secret = LinkSecret(nonce: genuine.nonce, submission: submission.id)
    let sealed = try writer.sealed(submission)
    if let error = await keep(sealed, secret: secret, reference: submission.reference.description, language: texts.language) {
      note(error)
      count("unavailable")
      page.notice = .unavailable
      return Self.response(page.page, .serviceUnavailable)
    }
    bell.ring()
    count("taken")
    logger.info("form.taken", metadata: ["message": "\(submission.id.uuidString.lowercased())"])
    return Self.seeOther("/\(texts.language)/receipt/\(secret.path)")
  }

  /// Stores a form. On its own, because the optimiser of Swift 6.3 crashes over it as a part of `takeRequest`.
  ///
  /// - Returns: why it is not kept; `nil` when it is.
  @inline(never)
  private func keep(_ sealed: SealedForm, secret: LinkSecret, reference: String, language: String) async -> PostgresError? {
    do throws(PostgresError) {
      try await insisting { () async throws(PostgresError) in
        try await store.submit(sealed, secret: secret, reference: reference, language: language)
      }
      return nil
    } catch {
      return error
    }
  }

  func showReceipt(_ path: String?, _ texts: PortalTexts) async throws -> Response {
    let secret = try secret(in: path)
    let standing = try await found { () async throws(PostgresError) in try await store.standing(behind: secret) }
    return Self.response(
      ReceiptPage(frame: frame, texts: texts, reference: standing.reference, secret: secret, baseURL: baseURL).page)
  }

  private func count(_ outcome: String) {
    Counter(label: "habeas_submissions_total", dimensions: [("channel", "web"), ("outcome", outcome)]).increment()
  }
}
