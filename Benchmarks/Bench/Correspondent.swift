import AMQPClient
import Foundation
import HabeasTesting
import Intake
import MessageSchemas
import Rehearsal
import RightsCase
import Sealing

/// Writes as the people of the estate do, as sealed submissions straight to `habeas.intake`: with the broker login of email-intake, and
/// with the same seal.
final class Correspondent: Sendable {
  private let publisher: AMQPPublisher
  private let key: IntakePublicKey
  private let run = UUID()

  init(_ installation: Installation) throws {
    let server = try installation.broker.broker
    publisher = AMQPPublisher(
      configuration: AMQPConfiguration(
        host: "127.0.0.1", port: server.port, virtualHost: "habeas", user: "email-intake",
        password: try installation.secret("broker/email-intake"), connectionName: "correspondent"))
    key = try IntakePublicKey(file: installation.keys + "/intake-public.key")
  }

  /// Holds the connection until cancelled.
  func connect() async throws { try await publisher.run() }

  /// A request for everything.
  ///
  /// - Returns: the submission's id, and when its confirm had come.
  func ask(_ person: BenchPerson) async throws -> (submission: UUID, at: Date) {
    let text =
      "Hello,\r\n\r\nPlease send me everything you hold about me, and who you've shared it with.\r\n\r\n\(person.name)\r\n"
    return try await send(from: person, subject: "My data", text: text, tokens: [], answers: [])
  }

  /// The code, as a reply to the mail that it came in.
  func reply(_ person: BenchPerson, to mail: OutgoingMail, code: String) async throws {
    _ = try await send(
      from: person, subject: "Re: Your code", text: "\(code)\r\n", tokens: mail.threadToken.map { [$0] } ?? [], answers: [mail.messageID])
  }

  private func send(
    from person: BenchPerson, subject: String, text: String, tokens: [String], answers: [String]
  ) async throws -> (submission: UUID, at: Date) {
    let id = SubmissionID.derive(
      channel: .email, source: "\(run.uuidString) \(person.number) \(subject)", content: Array(text.utf8))
    let submission = Submission(
      id: id, channel: .email, reference: Reference(submission: id), receivedAt: Date(),
      sender: .init(name: person.name, address: person.address), subject: subject, text: text, threadTokens: tokens, answers: answers)
    let sealed = try IntakeSealing.seal(try submission.encoded(), submission: id, to: key)
    let at = Date()
    let outcome = await publisher.publish(
      AMQPMessage(
        exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey, messageID: id.uuidString.lowercased(),
        type: SubmissionMessage.type, userID: "email-intake", contentType: SubmissionMessage.contentType, body: sealed))
    guard case .confirmed = outcome else { throw RehearsalError("the broker did not confirm a submission: \(outcome)") }
    return (id, at)
  }
}
