public import CaseStore
import CaseWorker
public import CurlTransport
import Foundation
import MailFormat
import RightsCase
import RightsLaw

/// Carries one mail out so that it leaves at most once.
///
/// The attempt is committed when all of the mail but its terminating dot is with the server: a crash before has sent nothing, and only a
/// crash in the moment between the commit and the server's reply leaves a doubt, which a person or a delivery report settles.
public struct Courier: Sendable {
  private let transport: CurlTransport
  private let server: SMTPServer
  private let store: CaseStore

  public init(transport: CurlTransport, server: SMTPServer, store: CaseStore) {
    self.transport = transport
    self.server = server
    self.store = store
  }

  /// - Parameters:
  ///   - digest: What was verified: the manifest's digest or the template's.
  ///   - keyID: The key whose authority it goes under.
  func carry(
    _ mail: MailDraft, sender: String, subject: SendSubject, of stored: StoredCase, digest: String, keyID: String
  ) async throws -> StepResult {
    let attempt = SendAttempted(
      subject: subject, attempt: (stored.state.transmission(of: subject)?.attempts ?? 0) + 1, messageID: mail.messageID, digest: digest,
      keyID: keyID)
    let submission = SMTPSubmission(sender: sender, recipients: mail.to.map(\.address), message: try mail.encoded())
    let today = stored.today
    let committed = Flag()
    do throws(CurlError) {
      _ = try await transport.send(submission, to: server) {
        try await store.change(stored, completing: nil) { draft, _ in try draft.apply(.attemptSend(attempt)) }
        committed.raise()
      }
      return conclude(attempt, .sent, on: today, code: nil)
    } catch {
      if let refusal = error.underlying { throw refusal }
      let code = error.replyCode.map { "smtp-\($0)" } ?? "smtp-\(error.code.rawValue)"
      if error.outcome == .unknown { return conclude(attempt, .ambiguous, on: today, code: code) }
      if committed.isRaised {
        // The server took everything and then said no: this attempt has certainly failed, and the next is a new one.
        try await store.change(try await store.load(stored.id), completing: nil) { draft, _ in
          try draft.apply(.concludeSend(attempt.concluded(.failed, on: today, code: code)))
        }
      }
      guard error.isRetriable else {
        throw SendFault.permanent(
          "the mail server refuses the mail (\(code)); correct the recipient or the server's setting, then: dpo resume")
      }
      return .retry(reason: "the mail server does not take the mail now (\(code))")
    }
  }

  private func conclude(_ attempt: SendAttempted, _ outcome: SendConcluded.Outcome, on date: LocalDate, code: String?) -> StepResult {
    .commit { draft, _ in try draft.apply(.concludeSend(attempt.concluded(outcome, on: date, code: code))) }
  }
}

extension SendAttempted {
  func concluded(_ outcome: SendConcluded.Outcome, on date: LocalDate, code: String?) -> SendConcluded {
    SendConcluded(subject: subject, attempt: attempt, outcome: outcome, on: date, code: code)
  }
}
