import AMQPClient
import CaseIntake
import CaseStore
import CaseWorker
import ControllerProfile
import DataFulfilment
import DataMap
import Foundation
import HabeasTesting
import Intake
import Logging
import MarketingStopTesting
import MessageSchemas
import PostgresClient
import RightsCase
import Sealing
import Testing

@Suite("A marketing stop, from what a person wrote to the system", .timeLimit(.minutes(2)))
struct NamedChannelsTests {
  private static let index = BlindIndex(.ephemeral())
  private static let step = WorkStep.fulfil(item: 1, system: "marketing")

  /// Gareth's letter as post-intake hands it in, with other words in it.
  private static func letter(_ words: String) -> Submission {
    let id = UUID()
    return Submission(
      id: id, channel: .post, reference: Reference(submission: id), receivedAt: Date(timeIntervalSince1970: 1_795_262_400), sender: nil,
      subject: "", text: "Gareth Pugh\n4 Quarry Row\nLL11 0AB\n\nDear Sir or Madam,\n\n\(words)\n\nYours faithfully,\n\nGareth Pugh",
      postalAddress: PostalAddress(name: "Gareth Pugh", lines: ["4 Quarry Row"], postcode: "LL11 0AB"))
  }

  @Test(
    "R7, N3: the channels that are named stop and the others stay on; who names none is stopped in all",
    arguments: [
      ("Stop the brochures. Emails are fine.", [RightsCase.MarketingChannel.post], "1:on,off", ["post"]),
      ("Please stop sending me marketing.", [], "1:off,off", RightsCase.MarketingChannel.allCases.map(\.rawValue)),
    ])
  func letter(words: String, channels: [RightsCase.MarketingChannel], switches: String, listed: [String]) async throws {
    try await MarketingEstate.with { estate in
      let keys = IntakeSealing.generateKeyPair()
      let submission = Self.letter(words)
      try await StoppedCase.with(worker: "data-fulfilment", openedBy: submission.id) { store in
        let runner = SubmissionRunner(
          store: store, keys: [keys.privateKey],
          profile: try ControllerProfile.load(directory: TestServers.require().root + "/controllers/optimised-group"),
          recogniser: try Recogniser(), threads: ThreadToken(.ephemeral()), index: Self.index,
          targets: SuppressionTargets(
            dataMap: estate.dataMap, processors: try ProcessorRegister.make(of: "processors: []", file: "processors.yaml")),
          logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let settled = await runner.process(
          AMQPDelivery(
            message: AMQPMessage(
              exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey,
              messageID: submission.id.uuidString.lowercased(), type: SubmissionMessage.type, userID: "post-intake",
              contentType: SubmissionMessage.contentType,
              body: try IntakeSealing.seal(try submission.encoded(), submission: submission.id, to: keys.publicKey)),
            queue: SubmissionMessage.queue))
        #expect(settled == .ack)
      } _: { stopped in
        let requested = try await stopped.events().compactMap { event in
          if case .suppressionRequested(let requested) = event { requested.channels } else { nil }
        }
        #expect(requested == [channels])
        let fulfiller = SystemFulfiller(store: stopped.store, connectors: ["marketing": estate.connector], index: Self.index)
        #expect(try await stopped.deliver(Self.step, to: fulfiller) == .ack)
        #expect(try await estate.switches() == [switches] + MarketingEstate.untouched.dropFirst())
        let list = try await stopped.administrator.query("SELECT DISTINCT channel FROM habeas.suppression")
        #expect(Set(try list.map { try $0.string("channel") }) == Set(listed))
      }
    }
  }
}
