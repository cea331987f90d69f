import Crypto
import Foundation
import PostgresClient

/// An event as it stands in the table, read by the superuser.
struct EventRecord: Hashable, Sendable {
  let seq: Int
  let kind: String
  let body: String
  let actor: String
  /// Microseconds since 1970.
  let microseconds: Int
  let hash: [UInt8]

  static func all(of caseID: UUID, _ database: CaseDatabase) async throws -> [EventRecord] {
    try await database.administrator.query(
      """
      SELECT seq, kind, body, actor, (extract(epoch FROM at) * 1000000)::bigint AS microseconds, hash
      FROM habeas.event WHERE case_id = $1 ORDER BY seq
      """, [.uuid(caseID)]
    ).map { row in
      EventRecord(
        seq: try row.int("seq"), kind: try row.string("kind"), body: try row.string("body"), actor: try row.string("actor"),
        microseconds: try row.int("microseconds"), hash: try row.bytes("hash"))
    }
  }

  /// The hash that the event must have after one with the hash `previous`, worked out from the documented text alone.
  func expectedHash(after previous: [UInt8], of caseID: UUID) -> [UInt8] {
    let seconds = Date(timeIntervalSince1970: TimeInterval(microseconds / 1_000_000)).formatted(.iso8601).dropLast()
    let fraction = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
    let text = [
      "habeas.event.v1", Self.hex(previous), caseID.uuidString.lowercased(), "\(seq)", kind, actor, "\(seconds).\(fraction)Z",
      "\(body.utf8.count)", body,
    ].joined(separator: "\n")
    return Array(SHA256.hash(data: Data(text.utf8)))
  }

  /// The first event whose hash is not that of its content and its predecessor; `nil` where the chain holds.
  static func firstBreak(in events: [EventRecord], of caseID: UUID) -> Int? {
    var previous = withUnsafeBytes(of: caseID.uuid) { Array(SHA256.hash(data: Data($0))) }
    for (index, event) in events.enumerated() {
      guard event.seq == index + 1, event.hash == event.expectedHash(after: previous, of: caseID) else { return index + 1 }
      previous = event.hash
    }
    return nil
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
