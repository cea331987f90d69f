import ControllerProfile
import DataMap
import Foundation
import HabeasTesting
import Intake
import PostgresClient
import Rehearsal
import ResponseBundle
import RightsCase
import RightsLaw
import Sealing
import SystemConnectors

/// The pieces of one answer without a case around them: the search, the seals, the letter with its archive.
final class BareAnswer: Sendable {
  private let connector: PostgresConnector
  private let dataMap: DataMap
  private let system: SystemDescription
  private let builder: BundleBuilder
  private let typesetter: TypstTypesetter
  private let profile: ControllerProfile
  private let publicKey: IntakePublicKey
  private let privateKey: IntakePrivateKey
  private let caseKey = CaseKey.generate()

  init(_ installation: Installation) throws {
    dataMap = try DataMap.load(directory: installation.controller + "/datamap")
    guard let system = dataMap.systems.first else { throw RehearsalError("the data map has no system") }
    self.system = system
    let server = try installation.database.postgres
    connector = PostgresConnector(
      system: system, dataMap: dataMap,
      configuration: PostgresConfiguration(
        host: server.host, port: server.port, database: "bench", user: "bench_reader", password: try installation.secret("bench-reader")))
    profile = try ControllerProfile.load(directory: installation.controller)
    typesetter = TypstTypesetter(configuration: TypstConfiguration(python: try TestServers.require().python))
    builder = BundleBuilder(typesetter: typesetter, lettersDirectory: installation.controller + "/letters")
    publicKey = try IntakePublicKey(file: installation.keys + "/intake-public.key")
    privateKey = try IntakePrivateKey(file: installation.keys + "/intake-private.key")
  }

  func close() async {
    await connector.close()
    await typesetter.close()
  }

  func search(_ person: BenchPerson) async throws -> SystemConnectors.SearchOutcome {
    let identities: [IdentityKind: [String]] = [.email: [person.address]]
    let plan = try SearchPlan.plan(for: system, in: dataMap, identities: identities)
    return try await connector.search(plan, identities: identities)
  }

  /// Two submissions sealed and opened; three items of the vault sealed and opened, of which one has the size of an archive.
  func seal() throws {
    let id = UUID()
    let text = Array(repeating: UInt8(ascii: "x"), count: 900)
    for _ in 0..<2 {
      let sealed = try IntakeSealing.seal(text, submission: id, to: publicKey)
      _ = try IntakeSealing.open(sealed, submission: id, with: [privateKey])
    }
    for size in [900, 9_000, 40_000] {
      let sealed = try caseKey.seal(Array(repeating: 7, count: size), item: id, caseID: id, purpose: .found)
      _ = try caseKey.open(sealed, item: id, caseID: id, purpose: .found)
    }
  }

  /// Letter, report, data files, manifest and archive.
  func letter(_ outcome: SystemConnectors.SearchOutcome, _ person: BenchPerson) async throws -> Int {
    let date = try LocalDate(year: 2026, month: 11, day: 22)
    let collections = outcome.collections.map { found in
      let described = dataMap.datasets.first { $0.key == found.dataset }?.collection(named: found.collection)
      return BundleCollection(
        dataset: found.dataset, collection: found.collection, name: found.collection,
        dataCategories: described?.allCategories.map(\.rawValue) ?? [],
        fields: described?.fields.map { BundleField(name: $0.name, label: $0.name, dataCategories: $0.dataCategories.map(\.rawValue)) }
          ?? [],
        rows: found.rows)
    }
    let bundle = try await builder.build(
      BundleInput(
        caseID: UUID(), reference: Reference.random().description, profile: profile, salutation: person.name, receivedOn: date,
        respondedOn: date, rights: [.access],
        systems: [
          BundleSystem(key: system.key, name: system.name, owner: system.owner, outcome: .found, collections: collections)
        ], recipientDigest: String(repeating: "0", count: 64), channel: "email", demonstration: true))
    return try bundle.archive().count
  }
}
