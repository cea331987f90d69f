import AMQPClient
import Foundation
import Logging
import MessageSchemas
import Metrics
import PostgresClient
import ServiceLifecycle

/// Hands the forms of the spool to the broker, and again what has no receipt in time (design, rule 1).
///
/// A form is in the database before the person sees a receipt; whether the broker is there then makes no difference to them. What the broker
/// has confirmed stays in the spool until `habeas.submission` has it. Several portals may run at once: each form is claimed by one.
struct SpoolPublisher: Service {
  /// How the publisher paces itself.
  struct Pace: Sendable {
    var batch = 32
    /// The longest wait before it looks again, also when nobody rings.
    var poll: Duration = .seconds(2)
    /// How long a receipt may take.
    var patience: Duration = .seconds(900)
    /// How often expired answers and old links are cleared away.
    var cleaning: Duration = .seconds(3600)
  }

  private let store: PortalStore
  private let publisher: AMQPPublisher
  private let bell: SpoolBell
  private let pace: Pace
  private let logger: Logger
  static let user = "web-portal"

  init(store: PortalStore, publisher: AMQPPublisher, bell: SpoolBell, pace: Pace = .init(), logger: Logger) {
    self.store = store
    self.publisher = publisher
    self.bell = bell
    self.pace = pace
    self.logger = logger
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await connect() }
        group.addTask { await publish() }
        group.addTask { await tick() }
        group.addTask { await clean() }
      }
    }
  }

  /// Keeps the broker's connection. It is no condition of being ready: forms are taken without it.
  private func connect() async {
    do {
      try await publisher.run()
    } catch {
      logger.error("spool.no-publisher", metadata: ["reason": "\(type(of: error))"])
    }
  }

  private func publish() async {
    for await _ in bell.rings {
      do throws(PostgresError) {
        while try await publishBatch() {}
      } catch {
        logger.warning("spool.database-away", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
      }
    }
  }

  /// - Returns: Whether more may be due.
  private func publishBatch() async throws(PostgresError) -> Bool {
    let forms = try await store.unreceipted(limit: pace.batch, patience: pace.patience)
    guard !forms.isEmpty else { return false }
    let outcomes = await publisher.publish(batch: forms.map(Self.message), deadline: .seconds(20))
    var isAway = false
    for (form, outcome) in zip(forms, outcomes) {
      let isConfirmed = outcome == .confirmed
      try await store.published(form.submission, confirmed: isConfirmed)
      Counter(
        label: "habeas_messages_published_total",
        dimensions: [("exchange", SubmissionMessage.exchange), ("outcome", isConfirmed ? "confirmed" : "unconfirmed")]
      ).increment()
      if isConfirmed {
        logger.info("form.handed", metadata: ["message": "\(form.submission.uuidString.lowercased())"])
      } else {
        isAway = true
      }
    }
    if isAway { logger.warning("spool.waiting", metadata: ["reason": "the broker did not confirm; forms stay in the spool"]) }
    return !isAway && forms.count == pace.batch
  }

  private static func message(_ form: SealedForm) -> AMQPMessage {
    AMQPMessage(
      exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey, messageID: form.submission.uuidString.lowercased(),
      type: SubmissionMessage.type, userID: user, contentType: SubmissionMessage.contentType, body: form.sealed)
  }

  private func tick() async {
    repeat { bell.ring() } while (try? await Task.sleep(for: pace.poll)) != nil
    bell.end()
  }

  private func clean() async {
    repeat {
      do throws(PostgresError) {
        try await store.clean()
      } catch {
        logger.warning("spool.not-cleaned", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
      }
    } while (try? await Task.sleep(for: pace.cleaning)) != nil
  }
}
