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
  ///
  /// What does not wait lies in functions of its own: the optimiser of Swift 6.3 crashes where it splits all of it as one.
  func takeRequest(_ request: Request, _ texts: PortalTexts) async throws -> Response {
    let fields = try await fields(of: request)
    switch try checked(fields, texts) {
    case .refused(let response): return response
    case .ready(let form): return receipted(form, after: await keep(form), texts)
    }
  }

  @inline(never)
  private func checked(_ fields: FormFields, _ texts: PortalTexts) throws -> CheckedForm {
    let now = Date()
    var page = FormPage(frame: frame, texts: texts, token: fields["token"], form: RequestForm(fields))
    let genuine: FormSeal.Genuine
    do throws(FormSeal.Fault) {
      genuine = try seal.verify(fields["token"], now: now)
    } catch {
      // Nothing that a person wrote is lost for that: the same form with a fresh token.
      count("stale")
      page = FormPage(frame: frame, texts: texts, token: seal.token(now: now), form: page.form, notice: .again)
      return .refused(Self.response(page.page, .unprocessableContent))
    }
    page.problems = page.form.problems
    guard page.problems.isEmpty else {
      count("incomplete")
      return .refused(Self.response(page.page, .unprocessableContent))
    }
    let submission = writer.submission(page.form, from: genuine, texts: texts, now: now)
    return .ready(
      ReadyForm(
        page: page, id: submission.id, reference: submission.reference.description,
        secret: LinkSecret(nonce: genuine.nonce, submission: submission.id), sealed: try writer.sealed(submission)))
  }

  /// - Returns: why the form is not stored; `nil` when it is.
  @inline(never)
  private func keep(_ form: ReadyForm) async -> PostgresError? {
    do throws(PostgresError) {
      try await insisting { () async throws(PostgresError) in
        try await store.submit(form.sealed, secret: form.secret, reference: form.reference, language: form.page.texts.language)
      }
      return nil
    } catch {
      return error
    }
  }

  @inline(never)
  private func receipted(_ form: ReadyForm, after error: PostgresError?, _ texts: PortalTexts) -> Response {
    if let error {
      note(error)
      count("unavailable")
      var page = form.page
      page.notice = .unavailable
      return Self.response(page.page, .serviceUnavailable)
    }
    bell.ring()
    count("taken")
    logger.info("form.taken", metadata: ["message": "\(form.id.uuidString.lowercased())"])
    return Self.seeOther("/\(texts.language)/receipt/\(form.secret.path)")
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
