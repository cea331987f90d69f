import AMQPClient
import CaseWorker
import ControllerProfile
import Foundation
import Intake
import IntakeWorker
import Logging
import ScanReading
import Sealing
public import WorkerRuntime

extension PostIntake {
  /// The worker `post-intake`.
  public static let definition: WorkerDefinition = .init(
    name: "post-intake", dependencies: { try $0.configuration.post == nil ? [] : [try $0.brokerDependency()] },
    build: { context in
      guard let settings = try context.configuration.post else {
        // A controller without a mail room of its own: `habeas run` starts every worker all the same.
        context.logger.notice("scans.off", metadata: ["reason": "post.scanDirectory is not set, so no post is taken"])
        return [IdleService()]
      }
      let reader = ScanReader(languages: settings.languages)
      if let problem = try await reader.problem() { throw ScanReaderAbsent(description: problem) }
      let publisher = AMQPPublisher(configuration: try context.amqp("publisher"))
      let receipts = AMQPConsumer(configuration: try context.amqp("receipts"), queues: [receiptQueue], prefetch: 32)
      let outlet = SubmissionOutlet(
        worker: context.worker, key: try IntakePublicKey(file: try context.configuration.keys.intakePublicKeyFile), publisher: publisher)
      var pace = Pace()
      pace.patience = try context.configuration.recoveryDelay
      return [
        context.service(publisher),
        PostIntake(
          folder: ScanFolder(path: settings.scanDirectory), reader: reader,
          intake: LetterIntake(profile: try context.profile(), minimumConfidence: Double(settings.minimumConfidence)), outlet: outlet,
          receipts: receipts, pace: pace, report: { context.report("scans", $0) }, logger: context.logger),
      ]
    })
}

extension LetterIntake {
  init(profile: ControllerProfile, minimumConfidence: Double) {
    self.init(
      ownAddress: profile.dpo.address, minimumConfidence: minimumConfidence,
      // The profile was checked when it was loaded: its zone exists.
      zone: TimeZone(identifier: profile.zone) ?? .gmt)
  }
}

/// Scans cannot be read at all; the description says what to install.
struct ScanReaderAbsent: Error, CustomStringConvertible {
  let description: String
}
