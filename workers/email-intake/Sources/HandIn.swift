import AMQPClient
import Foundation
import Intake
import MessageSchemas
import Sealing

/// Seals a mail's submission and publishes it.
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
  private let key: IntakePublicKey
  private let publisher: AMQPPublisher

  init(intake: MailIntake, key: IntakePublicKey, publisher: AMQPPublisher) {
    self.intake = intake
    self.key = key
    self.publisher = publisher
  }

  /// The id that a mail has as a submission.
  func submissionID(of bytes: [UInt8]) -> UUID? { try? intake.submission(bytes, now: Date()).id }

  func hand(in bytes: [UInt8]) async throws -> Outcome {
    var submission: Submission
    do throws(SubmissionFault) {
      submission = try intake.submission(bytes, now: Date())
    } catch {
      return .refused(error)
    }
    var content = try submission.encoded()
    if content.count > SubmissionMessage.maximumContent {
      submission.attachments = submission.attachments.map {
        Submission.Attachment(fileName: $0.fileName, mediaType: $0.mediaType, content: Data())
      }
      submission.isIncomplete = true
      content = try submission.encoded()
    }
    guard content.count <= SubmissionMessage.maximumContent else { return .refused(SubmissionFault(.tooLarge)) }
    let sealed = try IntakeSealing.seal(content, submission: submission.id, to: key)
    let outcome = await publisher.publish(
      AMQPMessage(
        exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey,
        messageID: submission.id.uuidString.lowercased(), type: SubmissionMessage.type, userID: "email-intake",
        contentType: SubmissionMessage.contentType, headers: [:], body: sealed))
    if case .confirmed = outcome { return .handed(submission.id) }
    return .notNow
  }
}
