import Foundation
import Intake
import IntakeWorker

/// Makes a mail a submission and hands it in.
struct HandIn: Sendable {
  enum Outcome: Sendable {
    /// The broker has confirmed it.
    case handed(UUID)
    case refused(SubmissionFault)
    /// The broker is away or full: the mail stays, and is tried again.
    case notNow
  }

  /// What is larger is not even fetched. Attachments count here and may stay behind; the sealed content is at most 16 MiB.
  static let maximumMail = 64 * 1024 * 1024

  private let intake: MailIntake
  private let outlet: SubmissionOutlet

  init(intake: MailIntake, outlet: SubmissionOutlet) {
    self.intake = intake
    self.outlet = outlet
  }

  /// The id that a mail has as a submission.
  func submissionID(of bytes: [UInt8]) -> UUID? { try? intake.submission(bytes, now: Date()).id }

  func hand(in bytes: [UInt8]) async throws -> Outcome {
    let submission: Submission
    do throws(SubmissionFault) {
      submission = try intake.submission(bytes, now: Date())
    } catch {
      return .refused(error)
    }
    switch try await outlet.hand(in: submission) {
    case .handed: return .handed(submission.id)
    case .tooLarge: return .refused(SubmissionFault(.tooLarge))
    case .notNow: return .notNow
    }
  }
}
