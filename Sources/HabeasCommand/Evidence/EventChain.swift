import Crypto
import Foundation
import Sealing

/// The hash chain of one case (design, rule 5), computed apart from the database: each event's hash covers the one before.
struct EventChain: Sendable {
  /// Where a chain stood at a time.
  struct Link: Sendable {
    let at: String
    let hash: [UInt8]
  }

  let caseID: UUID
  /// The events that are there, with their hashes.
  let links: [Link]
  /// What is wrong, the first break alone: everything after it is in doubt.
  let fault: String?

  /// - Parameters:
  ///   - version: How many events the case says that it has.
  ///   - head: The hash that the case says its newest event has.
  init(caseID: UUID, events: [EventRecord], version: Int, head: [UInt8]) {
    self.caseID = caseID
    links = events.map { Link(at: $0.at, hash: $0.hash) }
    fault = Self.fault(caseID, events, version, head)
  }

  /// The hash before the first event.
  static func root(of caseID: UUID) -> [UInt8] {
    withUnsafeBytes(of: caseID.uuid) { Array(SHA256.hash(data: $0)) }
  }

  /// As `habeas.event_hash` of `schemas/postgres/0003_step.sql`.
  static func hash(of event: EventRecord, after previous: [UInt8], in caseID: UUID) -> [UInt8] {
    let lines = [
      "habeas.event.v1", Hex.encode(previous), caseID.uuidString.lowercased(), String(event.seq), event.kind, event.actor, event.at,
      String(event.body.utf8.count), event.body,
    ]
    return Array(SHA256.hash(data: Array(lines.joined(separator: "\n").utf8)))
  }

  private static func fault(_ caseID: UUID, _ events: [EventRecord], _ version: Int, _ head: [UInt8]) -> String? {
    var previous = root(of: caseID)
    for (index, event) in events.enumerated() {
      guard event.seq == index + 1 else { return "event \(index + 1) is missing; the next that is there has number \(event.seq)" }
      let expected = hash(of: event, after: previous, in: caseID)
      guard event.hash == expected else { return "event \(event.seq) (\(event.kind)) was changed, or an event before it" }
      previous = expected
    }
    guard events.count == version else { return "the case has version \(version) and \(events.count) events" }
    guard previous == head else { return "the newest event is not the one that the case's head was made from" }
    return nil
  }

  /// The heads that the chain may have had at some moment between two: nil stands for before its first event.
  func heads(from low: String, to high: String) -> [[UInt8]?] {
    let before = links.last { $0.at < low }?.hash
    return [before] + links.filter { $0.at >= low && $0.at <= high }.map(\.hash)
  }
}
