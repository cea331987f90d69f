import Foundation
import MessageSchemas
import PostgresClient
import RightsCase
import RightsLaw
import Sealing

/// The arguments of one call of `habeas.step`.
struct Step {
  let parameters: [PostgresValue]

  init(
    caseID: UUID, expected: Int, message: UUID?, draft: CaseDraft, keys: [VaultPurpose: CaseKey],
    newKeys: [VaultPurpose: WrappedKey], now: Date, calendar: ControllerCalendar, traceparent: String?
  ) throws {
    let wrapped = newKeys.sorted { $0.key.rawValue < $1.key.rawValue }
    let sealed = try draft.items.map { item -> [UInt8] in
      guard let key = keys[item.purpose] else {
        throw CaseStoreError(.noKey, "no key for purpose '\(item.purpose.rawValue)' of case \(caseID.uuidString.lowercased())")
      }
      return try key.seal(item.bytes, item: item.id, caseID: caseID, purpose: item.purpose)
    }
    parameters = [
      .uuid(caseID), .int(Int64(expected)), message.map { .uuid($0) } ?? .null,
      .textArray(draft.events.map(\.kind.rawValue)), .textArray(try draft.events.map { try $0.encodedBody() }),
      .json(try Self.json(Summary(draft.state))), .json(try Self.json(Self.outbox(caseID, draft))),
      .json(try Self.json(Self.timers(draft, now: now, calendar: calendar))),
      .uuidArray(draft.items.map(\.id)), .textArray(draft.items.map(\.purpose.rawValue)), .textArray(draft.items.map(\.kind)),
      .bytesArray(sealed), .textArray(wrapped.map(\.key.rawValue)), .textArray(wrapped.map(\.value.epoch)),
      .bytesArray(wrapped.map(\.value.bytes)), traceparent.map { .text($0) } ?? .null,
    ]
  }

  /// What people list; can be rebuilt from the events.
  struct Summary: Encodable {
    var reference: String?
    var phase: String
    var channel: String?
    var rights: [String]
    var dueOn: String?
    var receivedOn: String?
    var attention: String?

    private enum CodingKeys: String, CodingKey {
      case reference, phase, channel, rights, attention
      case dueOn = "due_on"
      case receivedOn = "received_on"
    }

    init(_ state: CaseState) {
      reference = state.opened?.reference
      phase = state.phase.rawValue
      channel = state.opened?.channel.rawValue
      rights = state.askedItems.map(\.right.rawValue)
      dueOn = state.earliestDue?.description
      receivedOn = state.opened?.receivedOn.description
      let alert = state.alerts.first?.rawValue
      // What is left to do in a closed case is about a breach (R24), and comes first.
      attention = (state.closed == nil ? nil : alert) ?? Self.hindrance(of: state) ?? alert
    }

    /// What keeps a case from going on.
    private static func hindrance(of state: CaseState) -> String? {
      state.triage?.rawValue ?? (state.ambiguousSends.isEmpty ? nil : "sending-in-doubt")
        ?? (state.items.contains { $0.clock?.problem != nil } ? "no-due-date" : nil)
    }
  }

  struct OutboxRow: Encodable {
    var messageID: String
    var type: String
    var routingKey: String
    var body: String

    private enum CodingKeys: String, CodingKey {
      case type, body
      case messageID = "message_id"
      case routingKey = "routing_key"
    }
  }

  struct TimerRow: Encodable {
    var name: String
    var dueAt: String?

    private enum CodingKeys: String, CodingKey {
      case name
      case dueAt = "due_at"
    }
  }

  static func outbox(_ caseID: UUID, _ draft: CaseDraft) -> [OutboxRow] {
    var counts: [Int: Int] = [:]
    return draft.effects.compactMap { seq, effect in
      guard case .step(let step) = effect else { return nil }
      let n = counts[seq, default: 0]
      counts[seq] = n + 1
      return OutboxRow(
        messageID: MessageIdentity.step(caseID: caseID, seq: seq, n: n).uuidString.lowercased(), type: step.messageType,
        routingKey: step.routingKey, body: StepMessage(caseID: caseID, step: step, version: seq).encoded)
    }
  }

  /// The last word on each timer.
  static func timers(_ draft: CaseDraft, now: Date, calendar: ControllerCalendar) -> [TimerRow] {
    var last: [CaseTimer: Date?] = [:]
    for (_, effect) in draft.effects {
      switch effect {
      case .setTimer(let timer, let moment): last[timer] = .some(calendar.instant(of: moment, from: now))
      case .cancelTimer(let timer): last[timer] = .some(nil)
      case .step: break
      }
    }
    // A timer that fired is done with.
    for case .timerFired(let fired) in draft.events where last[fired.timer] == nil { last[fired.timer] = .some(nil) }
    return last.map { TimerRow(name: $0.key.rawValue, dueAt: $0.value?.formatted(.iso8601)) }.sorted { $0.name < $1.name }
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
