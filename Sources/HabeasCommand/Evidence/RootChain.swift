import Foundation
import Sealing

/// Checks the daily roots: whose signature, that each names the one before, and that the cases' histories still give what was signed.
struct RootChain {
  /// The timekeeper's public key; nil leaves signatures unchecked.
  let key: VerificationKey?
  /// Whether the roots begin with the first: otherwise the first of them may name one before.
  let isComplete: Bool

  /// Heads were read within this time of the statement's own (in seconds): the statement has whole seconds, and a step that was under way
  /// has an earlier time than its commit.
  private static let margin: TimeInterval = 10
  /// How many combinations of heads are tried where events fell into that time.
  private static let mostAttempts = 4096

  /// - Parameter chains: All cases; nil where not all were read, which leaves the trees unchecked.
  func check(_ roots: [DailyRoot], _ chains: [EventChain]?) -> [Finding] {
    var findings: [Finding] = []
    var previous: CaseRootStatement?
    for (index, kept) in roots.enumerated() {
      let subject = "root of \(kept.day)"
      guard let root = kept.root else {
        findings.append(.fault(subject, "the signed statement cannot be read; restore the row of habeas.daily_root from a backup"))
        previous = nil
        continue
      }
      let isFirst = index == 0
      findings += statementFaults(root, kept, subject)
      if !isFirst || isComplete, !root.statement.follows(previous) {
        findings.append(.fault(subject, "it does not follow the root before it: a root was removed or replaced; compare with a backup"))
      }
      if let chains, !isReproduced(root.statement, chains) {
        findings.append(
          .fault(
            subject,
            "the cases' histories up to that day no longer give what was signed: a case or its last events were removed or "
              + "rewritten; compare habeas.event with a backup of that day"))
      }
      previous = root.statement
    }
    return findings
  }

  private func statementFaults(_ root: CaseRoot, _ kept: DailyRoot, _ subject: String) -> [Finding] {
    var findings: [Finding] = []
    if let key, !root.isSigned(by: key) {
      findings.append(
        .fault(subject, "the signature is not that of key \(key.keyID); was the case-root key changed, or the statement?"))
    }
    let statement = root.statement
    let isTold = kept.columns.map { statement.treeHash == Hex.encode($0.root) && statement.caseCount == $0.cases } ?? true
    if statement.day != kept.day || !isTold {
      findings.append(.fault(subject, "the row and the signed statement in it differ; the statement is what counts"))
    }
    return findings
  }

  private func isReproduced(_ statement: CaseRootStatement, _ chains: [EventChain]) -> Bool {
    let low = Self.moment(statement.signedAt.date.addingTimeInterval(-Self.margin))
    let high = Self.moment(statement.signedAt.date.addingTimeInterval(Self.margin))
    var settled: [CaseHead] = []
    var unsettled: [(id: UUID, heads: [[UInt8]?])] = []
    for chain in chains {
      let heads = chain.heads(from: low, to: high)
      if heads.count > 1 {
        unsettled.append((chain.caseID, heads))
      } else if let head = heads[0] {
        settled.append(CaseHead(caseID: chain.caseID, headHash: head))
      }
    }
    var attempts = 0
    return matches(statement, settled, unsettled[...], &attempts)
  }

  /// Tries the heads that the unsettled cases may have had.
  private func matches(
    _ statement: CaseRootStatement, _ settled: [CaseHead], _ unsettled: ArraySlice<(id: UUID, heads: [[UInt8]?])>, _ attempts: inout Int
  ) -> Bool {
    guard let next = unsettled.first else {
      attempts += 1
      return statement.covers(settled)
    }
    // The newest first: most often everything up to the end of the second had been committed.
    for head in next.heads.reversed() where attempts < Self.mostAttempts {
      let more = head.map { [CaseHead(caseID: next.id, headHash: $0)] } ?? []
      if matches(statement, settled + more, unsettled.dropFirst(), &attempts) { return true }
    }
    return false
  }

  private static func moment(_ date: Date) -> String { StatementTime(date).text.replacing("Z", with: ".000000Z") }
}
