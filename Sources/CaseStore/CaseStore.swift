public import Foundation
public import PostgresClient
public import RightsCase
public import Sealing

/// Cases in PostgreSQL: loads them, and appends to them through `habeas.step` (design, rules 4 to 7).
///
/// ```swift
/// let stored = try await store.load(caseID)
/// try await store.change(stored, completing: messageID) { draft in
///   try draft.apply(.recordSearch(searched))
/// }
/// ```
public struct CaseStore: Sendable {
  let client: PostgresClient
  let keyring: Keyring?
  public let calendar: ControllerCalendar

  /// - Parameters:
  ///   - client: Connected with the login of the worker or the DPO: the database judges by it alone.
  ///   - keyring: The epoch keys; `nil` for those that may read no personal data.
  ///   - calendar: The controller's zone.
  public init(client: PostgresClient, keyring: Keyring?, calendar: ControllerCalendar) {
    self.client = client
    self.keyring = keyring
    self.calendar = calendar
  }

  /// Loads a case in one round trip.
  ///
  /// - Throws: `CaseStoreError` (`noSuchCase`), `PostgresError`, `SealingError` when an epoch key is missing, `UnknownEventKind`.
  public func load(_ id: UUID) async throws -> StoredCase {
    let results =
      keyring == nil
      ? try await client.pipeline([.init(SQL.load, [.uuid(id)]), .init(SQL.now)])
      : try await client.pipeline([.init(SQL.load, [.uuid(id)]), .init(SQL.now), .init(SQL.keys, [.uuid(id)])])
    guard !results[0].isEmpty else {
      throw CaseStoreError(.noSuchCase, "there is no case \(id.uuidString.lowercased())")
    }
    let events = try results[0].map(Self.storedEvent)
    let now = try results[1][0].date("now")
    return StoredCase(
      id: id, state: CaseState(replaying: events.map(\.event)), events: events,
      keys: results.count > 2 ? try unwrap(results[2], caseID: id) : [:], now: now, today: calendar.date(of: now))
  }

  /// The database's time (`habeas.now()`), the only clock that rules go by.
  public func now() async throws -> Date {
    try await client.query(SQL.now)[0].date("now")
  }

  /// What a change came to.
  public enum Outcome: Sendable {
    /// It is committed; the case is now in this state.
    case done(CaseState)
    /// The message was processed before: nothing happened.
    case duplicate
  }

  /// Changes a case in one transaction. When another worker was faster, the newer events are taken in and `body` runs again; a rejection
  /// counts only on the newest state.
  ///
  /// - Parameters:
  ///   - stored: The case as loaded.
  ///   - message: The message that the change completes; `nil` for a change in between.
  ///   - body: Decides. It may run more than once and must have no effect but on the draft.
  /// - Throws: what `body` throws (`Rejection`), `PostgresError`, `CaseStoreError`.
  @discardableResult
  public func change(
    _ stored: StoredCase, completing message: UUID?, traceparent: String? = nil,
    _ body: (inout CaseDraft, StoredCase) throws -> Void
  ) async throws -> Outcome {
    var current = stored
    for _ in 0..<Self.maximumTries {
      var draft = CaseDraft(current.state)
      do {
        try body(&draft, current)
      } catch let rejection as Rejection {
        // Only the newest state may refuse: the case may have moved on since it was loaded, by this very worker too.
        let newest = try await load(current.id)
        guard newest.state.version > current.state.version else { throw rejection }
        current = newest
        continue
      }
      let step = try Step(
        caseID: current.id, expected: current.state.version, message: message, draft: draft, keys: current.keys, newKeys: [:],
        now: current.now, calendar: calendar, traceparent: traceparent)
      let rows = try await client.query(SQL.step, step.parameters)
      switch try rows[0].string("outcome") {
      case "done": return .done(draft.state)
      case "duplicate": return .duplicate
      default:
        let newer = try rows.map(Self.storedEvent)
        current.events += newer
        for event in newer { current.state.evolve(event.event) }
      }
    }
    throw CaseStoreError(.conflict, "case \(stored.id.uuidString.lowercased()) changed \(Self.maximumTries) times while this was decided")
  }

  /// Opened bytes of vault items, in the order asked for.
  ///
  /// - Throws: `CaseStoreError` (`noSuchItem`: not there, or not for this login), `SealingError`.
  public func open(_ items: [UUID], of stored: StoredCase) async throws -> [[UInt8]] {
    guard !items.isEmpty else { return [] }
    let rows = try await client.query(SQL.items, [.uuid(stored.id), .uuidArray(items)])
    var opened: [UUID: [UInt8]] = [:]
    for row in rows {
      let item = try row.uuid("item")
      guard let purpose = VaultPurpose(rawValue: try row.string("purpose")), let key = stored.keys[purpose] else {
        throw CaseStoreError(.noKey, "the key for item \(item.uuidString.lowercased()) has been destroyed or may not be read here")
      }
      opened[item] = try key.open(try row.bytes("sealed"), item: item, caseID: stored.id, purpose: purpose)
    }
    return try items.map { item in
      guard let bytes = opened[item] else {
        throw CaseStoreError(.noSuchItem, "vault item \(item.uuidString.lowercased()) is not there, or not for this login")
      }
      return bytes
    }
  }

  static let maximumTries = 16

  static func storedEvent(_ row: PostgresRow) throws -> StoredEvent {
    StoredEvent(
      seq: try row.int("seq"), event: try CaseEvent(kind: try row.string("kind"), body: try row.string("body")),
      actor: try row.string("actor"), at: try row.date("at"))
  }

  private func unwrap(_ rows: PostgresResult, caseID: UUID) throws -> [VaultPurpose: CaseKey] {
    guard let keyring else { return [:] }
    var keys: [VaultPurpose: CaseKey] = [:]
    for row in rows {
      guard let purpose = VaultPurpose(rawValue: try row.string("purpose")) else { continue }
      let wrapped = WrappedKey(epoch: try row.string("epoch"), bytes: try row.bytes("wrapped"))
      keys[purpose] = try keyring.unwrap(wrapped, case: caseID, purpose: purpose)
    }
    return keys
  }
}
