import Foundation
import Sealing
import Testing

@testable import HabeasCommand

@Suite("Chains and roots, computed apart from the database (design, rule 5)", .timeLimit(.minutes(1)))
struct EventChainTests {
  private let first = UUID()
  private let second = UUID()
  private let key = CaseRootKey()
  private let day = Date(timeIntervalSince1970: 1_795_392_000)

  @Test("A changed body, a removed event and a cut end are each told")
  func breaks() throws {
    let events = history(of: first, at: [0, 60, 120])
    #expect(chain(first, events).fault == nil)
    var changed = events
    changed[1] = EventRecord(seq: 2, kind: events[1].kind, body: "{}", actor: events[1].actor, at: events[1].at, hash: events[1].hash)
    #expect(try #require(chain(first, changed).fault).contains("event 2"))
    var removed = events
    removed.remove(at: 1)
    #expect(try #require(chain(first, removed).fault).contains("event 2 is missing"))
    let cut = EventChain(caseID: first, events: Array(events.prefix(2)), version: 3, head: try #require(events.last).hash)
    #expect(try #require(cut.fault).contains("version 3 and 2 events"))
  }

  @Test("A root still fits when cases went on after it was signed")
  func later() {
    let before = [chain(first, history(of: first, at: [-500, -400])), chain(second, history(of: second, at: [-300]))]
    let root = signed(before, previous: nil)
    let after = [chain(first, history(of: first, at: [-500, -400, 900])), chain(second, history(of: second, at: [-300]))]
    #expect(RootChain(key: key.publicKey, isComplete: true).check([kept(root)], after).isEmpty)
  }

  @Test("A root fits whichever of the events at its very second had been committed")
  func boundary() {
    let histories = [history(of: first, at: [-500, 0.4, 2]), history(of: second, at: [-1, 3])]
    for (mine, theirs) in [(1, 0), (2, 1), (3, 1), (1, 2)] {
      var heads: [CaseHead] = []
      for (id, events, count) in [(first, histories[0], mine), (second, histories[1], theirs)] where count > 0 {
        heads.append(CaseHead(caseID: id, headHash: events[count - 1].hash))
      }
      let root = statement(heads, previous: nil)
      let chains = [chain(first, histories[0]), chain(second, histories[1])]
      #expect(RootChain(key: key.publicKey, isComplete: true).check([kept(root)], chains).isEmpty, "\(mine), \(theirs)")
    }
  }

  @Test("A case that vanished, a rewritten past, a foreign signature and a root that was left out are each told")
  func forgeries() throws {
    let chains = [chain(first, history(of: first, at: [-500])), chain(second, history(of: second, at: [-300]))]
    let root = signed(chains, previous: nil)
    let checker = RootChain(key: key.publicKey, isComplete: true)
    #expect(checker.check([kept(root)], Array(chains.prefix(1))).count == 1)
    #expect(checker.check([kept(root)], [chain(first, history(of: first, at: [-499])), chains[1]]).count == 1)
    let foreign = RootChain(key: CaseRootKey().publicKey, isComplete: true).check([kept(root)], chains)
    #expect(try #require(foreign.first).text.contains("signature"))

    let second = signed(chains, previous: root.statement)
    let third = signed(chains, previous: second.statement)
    #expect(checker.check([kept(root), kept(second), kept(third)], chains).isEmpty)
    let gap = checker.check([kept(root), kept(third)], chains)
    #expect(try #require(gap.first).text.contains("does not follow"))
    #expect(checker.check([kept(second)], chains).count == 1)
    #expect(RootChain(key: key.publicKey, isComplete: false).check([kept(second)], chains).isEmpty)
  }

  private func history(of id: UUID, at offsets: [Double]) -> [EventRecord] {
    var events: [EventRecord] = []
    var previous = EventChain.root(of: id)
    for (index, offset) in offsets.enumerated() {
      let whole = StatementTime(day.addingTimeInterval(offset)).text.dropLast()
      let micros = String(format: "%06d", Int(((offset - offset.rounded(.down)) * 1_000_000).rounded()))
      var event = EventRecord(
        seq: index + 1, kind: "clock.stated", body: "{\"n\":\(index)}", actor: "case-intake", at: "\(whole).\(micros)Z", hash: [])
      previous = EventChain.hash(of: event, after: previous, in: id)
      event = EventRecord(seq: event.seq, kind: event.kind, body: event.body, actor: event.actor, at: event.at, hash: previous)
      events.append(event)
    }
    return events
  }

  private func chain(_ id: UUID, _ events: [EventRecord]) -> EventChain {
    EventChain(caseID: id, events: events, version: events.count, head: events.last?.hash ?? [])
  }

  private func signed(_ chains: [EventChain], previous: CaseRootStatement?) -> CaseRoot {
    statement(chains.compactMap { chain in chain.links.last.map { CaseHead(caseID: chain.caseID, headHash: $0.hash) } }, previous: previous)
  }

  private func statement(_ heads: [CaseHead], previous: CaseRootStatement?) -> CaseRoot {
    let statement = CaseRootStatement(day: "2026-11-23", heads: heads, previous: previous, signedAt: StatementTime(day))
    guard let signed = try? key.sign(statement) else { preconditionFailure("an Ed25519 key in memory signs") }
    return signed
  }

  private func kept(_ root: CaseRoot) -> DailyRoot {
    let json = (try? JSONEncoder().encode(root)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return DailyRoot(
      day: root.statement.day, signed: json,
      columns: .init(root: Hex.decode(root.statement.treeHash) ?? [], cases: root.statement.caseCount))
  }
}
