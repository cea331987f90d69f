import AMQPClient
import CaseStore
import CaseWorker
import DataDiscovery
import DataMap
import Foundation
import HabeasTesting
import Logging
import MessageSchemas
import RightsCase
import Sealing
import SearchTesting
import Synchronization
import SystemConnectors
import VaultContents

/// The worker data-discovery without the broker: what a delivery does, from the case that is loaded to the search that is committed.
final class SearchStage: Sendable {
  private struct Waiting { var caseID: UUID, message: UUID }

  private let runner: StepRunner
  private let connector: PostgresConnector
  private let client: ClosingClients
  private let queue: Mutex<[Waiting]>
  private let large: Waiting
  private let store: CaseStore

  init(_ shop: Shop, cases: Int) async throws {
    let root = try TestServers.require().root
    let dataMap = try DataMap.load(directory: root + "/Benchmarks/estate")
    let folder = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let clients = Shop.logins.map { shop.client(as: $0, connections: 4) }
    client = ClosingClients(clients)
    let opening = try SearchCases(intake: clients[0], identity: clients[1], keyring: keyring)
    var opened: [UUID] = []
    // Persons in an order that leaves no page of the database warmer than another.
    for index in 1..<cases {
      let person = 2 + (index * 7919) % (Shop.customers - 2)
      opened.append(try await opening.open([.email: ["user\(person)@example.com"]], in: dataMap))
    }
    let many = try await opening.open([.email: ["user\(Shop.large)@example.com"]], in: dataMap)
    let messages = try await shop.waiting()
    guard let message = messages[many] else { throw SearchStageError.notSearched }
    large = Waiting(caseID: many, message: message)
    queue = Mutex(opened.compactMap { id in messages[id].map { Waiting(caseID: id, message: $0) } })
    store = CaseStore(client: clients[2], keyring: keyring, calendar: try ControllerCalendar(zone: "UTC"))
    connector = PostgresConnector(
      system: dataMap.systems[0], dataMap: dataMap, configuration: shop.reading, limits: SearchLimits(rowsPerCollection: 10_000_000),
      maximumConnections: 4)
    runner = StepRunner(
      worker: "data-discovery", store: store,
      handler: SystemSearcher(store: store, dataMap: dataMap, connectors: ["bench-shop": connector]), policy: StepPolicy(),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  }

  func close() async {
    await connector.close()
    await client.close()
  }

  /// One search. - Returns: The seconds it took.
  @discardableResult
  func search() async throws -> Double {
    guard let next = queue.withLock({ $0.popLast() }) else { throw SearchStageError.notSearched }
    return try await search(next)
  }

  /// - Returns: Searches a second.
  func rate(_ count: Int, lanes: Int) async throws -> Double {
    let begun = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<lanes {
        group.addTask { for _ in 0..<(count / lanes + (lane < count % lanes ? 1 : 0)) { try await self.search() } }
      }
      try await group.waitForAll()
    }
    return Double(count) / ((ContinuousClock.now - begun) / .seconds(1))
  }

  /// The search for the person who has many rows.
  func searchLarge() async throws -> LargeFigures {
    let before = try ResidentMemory.now()
    let seconds = try await search(large)
    let stored = try await store.load(large.caseID)
    guard let searched = stored.state.searches["bench-shop"], let item = searched.item else { throw SearchStageError.notSearched }
    let peak = try ResidentMemory.now()
    var rows = 0
    var parts = 0
    try await store.forEachPart(ofFound: item, of: stored) { part in
      rows += part.collections.reduce(0) { $0 + $1.rows.count }
      parts += 1
    }
    return LargeFigures(
      counted: searched.collections.reduce(0) { $0 + $1.rows }, kept: rows, parts: parts, seconds: seconds,
      growth: peak.peak - before.current)
  }

  private func search(_ waiting: Waiting) async throws -> Double {
    let step = WorkStep.search(system: "bench-shop")
    let delivery = AMQPDelivery(
      message: AMQPMessage(
        exchange: "habeas.work", routingKey: step.routingKey, messageID: waiting.message.uuidString.lowercased(), type: step.messageType,
        correlationID: waiting.caseID.uuidString.lowercased(), userID: "outbox-relay", contentType: "application/json",
        body: Array(StepMessage(caseID: waiting.caseID, step: step, version: 1).encoded.utf8)), queue: step.routingKey)
    let begun = ContinuousClock.now
    guard await runner.process(delivery) == .ack else { throw SearchStageError.notSearched }
    return (ContinuousClock.now - begun) / .seconds(1)
  }
}

enum SearchStageError: Error, CustomStringConvertible {
  case notSearched

  var description: String { "A search was not carried out. Run the tests of data-discovery to see why." }
}
