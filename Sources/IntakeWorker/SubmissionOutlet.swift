public import AMQPClient
import Foundation
public import Intake
import MessageSchemas
public import Sealing

/// Seals submissions to case-intake's key and publishes them with a confirm: the one way by which a channel hands in (design, rule 2).
public struct SubmissionOutlet: Sendable {
  public enum Outcome: Hashable, Sendable {
    /// The broker has confirmed it.
    case handed
    /// It is too large even without its attachments: it stays at its source.
    case tooLarge
    /// The broker is away or full: the submission stays at its source, and is tried again.
    case notNow
  }

  private let worker: String
  private let key: IntakePublicKey
  private let publisher: AMQPPublisher

  /// - Parameter worker: The channel's worker, which is its broker user: case-intake tells the channel by it.
  public init(worker: String, key: IntakePublicKey, publisher: AMQPPublisher) {
    self.worker = worker
    self.key = key
    self.publisher = publisher
  }

  /// Hands a submission in. Over 16 MiB the attachments' bytes stay at the source, and the submission says that a person has to look there.
  ///
  /// - Throws: `SealingError`; an encoding error.
  public func hand(in submission: Submission) async throws -> Outcome {
    var content = try submission.encoded()
    if content.count > SubmissionMessage.maximumContent { content = try submission.withoutAttachedBytes.encoded() }
    guard content.count <= SubmissionMessage.maximumContent else { return .tooLarge }
    let sealed = try IntakeSealing.seal(content, submission: submission.id, to: key)
    let outcome = await publisher.publish(
      AMQPMessage(
        exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey,
        messageID: submission.id.uuidString.lowercased(), type: SubmissionMessage.type, userID: worker,
        contentType: SubmissionMessage.contentType, headers: [:], body: sealed))
    if case .confirmed = outcome { return .handed }
    return .notNow
  }
}

extension Submission {
  /// The submission with the names of its attachments alone.
  var withoutAttachedBytes: Submission {
    var submission = self
    submission.attachments = attachments.map { Attachment(fileName: $0.fileName, mediaType: $0.mediaType, content: Data()) }
    submission.isIncomplete = true
    return submission
  }
}
