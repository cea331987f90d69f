public import CaseStore
import CaseWorker
import RightsCase
import RightsLaw

/// Puts one letter into the print spool, at most once.
///
/// The attempt is committed before the letter appears. A crash in between leaves a doubt only where the letter is no longer, or not yet, in
/// the spool: a letter that lies there has plainly been sent on its way.
public struct PostalCourier: Sendable {
  let spool: PrintSpool
  private let store: CaseStore

  public init(spool: PrintSpool, store: CaseStore) {
    self.spool = spool
    self.store = store
  }

  /// The letter's name in the spool.
  static func name(of subject: SendSubject, caseID: String) -> String {
    "\(caseID).\(subject.description.replacing(":", with: "."))"
  }

  /// - Parameters:
  ///   - name: The letter's name, which is its identifier in the case too.
  ///   - digest: What was verified: the manifest's digest or the template's.
  ///   - keyID: The key whose authority it goes under.
  func carry(
    _ pdf: [UInt8], name: String, subject: SendSubject, of stored: StoredCase, digest: String, keyID: String
  ) async throws -> StepResult {
    let attempt = SendAttempted(
      subject: subject, attempt: (stored.state.transmission(of: subject)?.attempts ?? 0) + 1, messageID: name, digest: digest,
      keyID: keyID)
    let today = stored.today
    try await store.change(stored, completing: nil) { draft, _ in try draft.apply(.attemptSend(attempt)) }
    do throws(PrintSpoolError) {
      try spool.place(pdf, as: name)
    } catch {
      if error.hasAppeared {
        return .commit { draft, _ in try draft.apply(.concludeSend(attempt.concluded(.ambiguous, on: today, code: "spool-not-durable"))) }
      }
      // Nothing appeared under the letter's name: this attempt has certainly failed.
      try await store.change(try await store.load(stored.id), completing: nil) { draft, _ in
        try draft.apply(.concludeSend(attempt.concluded(.failed, on: today, code: "spool")))
      }
      return .retry(reason: error.description)
    }
    return .commit { draft, _ in try draft.apply(.concludeSend(attempt.concluded(.sent, on: today, code: nil))) }
  }
}
