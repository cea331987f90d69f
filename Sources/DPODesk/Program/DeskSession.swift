import CaseStore
import CaseWorker
import ControllerProfile
import DataMap
import Foundation
import Intake
import PostgresClient
import RightsCase
import Sealing
import WorkerRuntime

/// A DPO's session with the installation: the database under their own login, the keyring, the controller's profile.
struct DeskSession {
  let configuration: HabeasConfiguration
  let profile: ControllerProfile
  let store: CaseStore
  let desk: Desk
  let authorities: Authorities
  /// The database login, by which approvals are judged.
  let login: String
  private let client: PostgresClient

  /// Opens a session, runs `body` and closes it.
  ///
  /// - Parameter readsPersonalData: Whether the keyring is needed.
  static func run(
    _ options: DeskOptions, readsPersonalData: Bool = false, _ body: (DeskSession) async throws -> Void
  ) async throws {
    let configuration = try options.configuration()
    let profile = try ControllerProfile.load(directory: try configuration.controllerDirectory)
    let settings = try configuration.database(login: "dpo")
    let keyring = readsPersonalData ? try Keyring(directory: try configuration.keys.keyringDirectory) : nil
    let calendar = try ControllerCalendar(
      zone: profile.zone,
      retention: RetentionDays(found: profile.recordRetention.foundDataDays, all: profile.recordRetention.correspondenceDays))
    let client = PostgresClient(configuration: PostgresConfiguration(settings, applicationName: "dpo"), maximumConnections: 2)
    let session = DeskSession(
      configuration: configuration, profile: profile, store: CaseStore(client: client, keyring: keyring, calendar: calendar),
      desk: Desk(client: client), authorities: Authorities(client: client), login: settings.user, client: client)
    do {
      try await body(session)
      await client.close()
    } catch {
      await client.close()
      throw error
    }
  }

  /// Loads the case of a reference.
  func load(_ reference: Reference) async throws -> StoredCase {
    guard let id = try await store.caseID(reference: reference.description) else {
      throw DeskError.refused("there is no case \(reference). See the open ones with: dpo inbox, and the closed ones with: dpo inbox --all")
    }
    return try await store.load(id)
  }

  /// With the languages that the controller adds.
  func recogniser() throws -> Recogniser { try Recogniser(languagesIn: try configuration.controllerDirectory + "/recognition") }

  /// The names of the systems in the data map; empty where the map cannot be read, because a page can do without.
  func systemNames() -> [String: String] {
    guard let directory = try? configuration.controllerDirectory, let map = try? DataMap.load(directory: directory + "/datamap") else {
      return [:]
    }
    return Dictionary(map.systems.map { ($0.key, $0.name) }) { first, _ in first }
  }

  /// Where a marketing stop takes effect.
  func suppressionTargets() throws -> SuppressionTargets {
    let directory = try configuration.controllerDirectory
    return SuppressionTargets(
      dataMap: try DataMap.load(directory: directory + "/datamap"),
      processors: try ProcessorRegister.load(file: directory + "/processors.yaml"))
  }

  /// Changes a case and lets the relay know at once.
  func change(_ stored: StoredCase, _ body: (inout CaseDraft, StoredCase) throws -> Void) async throws {
    try await store.change(stored, completing: nil, body)
    await OutboxBell(client: client).notify()
  }

  /// Lets a parked step run again, and the relay know at once.
  func resume(_ message: UUID) async throws -> Bool {
    let resumed = try await desk.resume(message)
    await OutboxBell(client: client).notify()
    return resumed
  }

  func localTime() throws -> LocalTime { try LocalTime(zone: profile.zone) }
}
