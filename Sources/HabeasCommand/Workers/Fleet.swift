import BrokerTopology
import CaseIntake
import DataDiscovery
import DataFulfilment
import EmailIntake
import IdentityVerification
import OutboxRelay
import PostIntake
import ProcessorNotification
import ResponseAssembly
import ResponseDispatch
import Timekeeper
import WebPortal
import WorkerRuntime

/// Every worker of this release.
enum Fleet {
  /// In the order in which they are listed; each waits for what it needs, so the order of starting is theirs.
  static let definitions: [WorkerDefinition] = [
    EmailIntake.definition, PostIntake.definition, WebPortal.definition, SubmissionRunner.definition, IdentityVerifier.definition,
    SystemSearcher.definition, SystemFulfiller.definition, ProcessorNotifier.definition,
    ResponseAssembler.definition, ResponseDispatcher.definition, Timekeeper.definition, OutboxRelay.definition,
  ]

  static var names: [String] { definitions.map(\.name) }

  /// Those with a login at the database; the intake tiers have none (design, rule 2).
  static var databaseWorkers: [String] { names.filter { ![EmailIntake.definition.name, PostIntake.definition.name].contains($0) } }

  /// Those with a user at the broker. Any data map with a system in it has them all.
  static var brokerUsers: [String] { BrokerTopology(systems: ["any"]).users }

  /// The database login of a worker.
  static func login(of worker: String) -> String { "habeas_" + worker.replacing("-", with: "_") }
}
