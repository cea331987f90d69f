import Foundation
import PostgresClient
import Sealing

/// Computes every case's chain anew and checks the daily roots over them.
struct EvidenceCheck {
  let key: VerificationKey?
  /// A reference or a case id; nil takes every case.
  let wanted: String?

  func findings(_ client: PostgresClient) async throws -> [Finding] {
    try await client.withTransaction(isolation: .repeatableRead, readOnly: true) { transaction in
      let reader = try await EvidenceReader(transaction)
      var findings: [Finding] = []
      var chains: [EventChain] = []
      for head in try await reader.heads() {
        if let id = wanted.flatMap(UUID.init(uuidString:)), id != head.caseID { continue }
        let events = try await reader.events(of: head.caseID)
        let reference = Self.reference(in: events)
        if let wanted, UUID(uuidString: wanted) == nil, reference != wanted { continue }
        let chain = EventChain(caseID: head.caseID, events: events, version: head.version, head: head.hash)
        if let fault = chain.fault {
          findings.append(
            .fault(
              "case \(reference ?? head.caseID.uuidString.lowercased())",
              "\(fault). Keep the database as it is, and compare habeas.event with a backup"))
        }
        chains.append(chain)
      }
      if let wanted, chains.isEmpty {
        throw OperatorError("there is no case '\(wanted)'; give a reference such as 4T7K9-Q2MXC, or a case id")
      }
      let roots = try await reader.roots()
      findings += RootChain(key: key, isComplete: reader.readsTables).check(roots, wanted == nil ? chains : nil)
      findings += summary(chains, roots, reader, isSound: findings.isEmpty)
      return findings
    }
  }

  private func summary(_ chains: [EventChain], _ roots: [DailyRoot], _ reader: EvidenceReader, isSound: Bool) -> [Finding] {
    var findings: [Finding] = []
    if key == nil {
      findings.append(.warning("roots", "signatures were not checked; name the timekeeper's key with --case-root-key or habeas.yaml"))
    }
    if !reader.readsTables, !roots.isEmpty {
      findings.append(
        .warning("roots", "this login sees the newest root alone; run it as a member of habeas_owner or a superuser to check them all"))
    }
    if roots.isEmpty { findings.append(.warning("roots", "there is no daily root yet; the timekeeper signs the first within a day")) }
    let events = chains.reduce(0) { $0 + $1.links.count }
    let counts = "\(chains.count) cases, \(events) events, \(roots.count) daily roots"
    findings.append(isSound ? .ok("evidence", "\(counts): all hold together") : .fault("evidence", "\(counts): see the faults above"))
    return findings
  }

  /// The reference that the case was opened with. The event is read leniently: it is evidence whatever it says.
  private static func reference(in events: [EventRecord]) -> String? {
    struct Opened: Decodable { let reference: String }
    return events.first.flatMap { try? JSONDecoder().decode(Opened.self, from: Data($0.body.utf8)) }?.reference
  }
}
