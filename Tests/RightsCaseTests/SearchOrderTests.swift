import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("The order of searches", .timeLimit(.minutes(1)))
struct SearchOrderTests {
  private func verified(_ systems: [String], after: [String: [String]]) throws -> CaseCommand {
    .verifyIdentity(
      IdentityVerified(
        challenge: 1, method: .codeToEmailOnFile, subjectItem: UUID(), recipientDigest: "r", channel: .email,
        verifiedOn: try LawStory.day("2026-06-02"), systems: systems, searchedAfter: after, dataMapDigest: "d"))
  }

  private func challenged() throws -> LawStory {
    var story = try LawStory([.access])
    try story.take(
      .challengeIdentity(
        IdentityChallenged(challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "c", lifetime: 60, attempts: 3)))
    return story
  }

  /// The systems whose search the events ask for.
  private func searches(_ events: [CaseEvent], _ story: LawStory) -> [String] {
    events.flatMap { story.state.effects(of: $0) }.compactMap { effect in
      if case .step(.search(let system)) = effect { system } else { nil }
    }
  }

  @Test("O2: a system is searched once everything that leads into it has ended, and the answer is assembled after the last")
  func order() throws {
    var story = try challenged()
    let events = try story.take(
      try verified(["crm", "orders", "logs", "tickets"], after: ["orders": ["crm"], "tickets": ["crm", "orders"]]))
    #expect(searches(events, story) == ["crm", "logs"])
    func end(_ system: String, _ outcome: SearchOutcome = .nothingFound) throws -> [CaseEvent] {
      try story.take(.recordSearch(SystemSearched(system: system, outcome: outcome, collections: [], item: nil, reason: "x")))
    }
    let logs = try end("logs")
    #expect(searches(logs, story) == [])
    let failed = try end("crm", .failed)
    #expect(searches(failed, story) == [], "what failed leads nowhere yet")
    let customers = try end("crm")
    #expect(searches(customers, story) == ["orders"])
    let skipped = try end("orders", .skipped)
    #expect(searches(skipped, story) == ["tickets"], "a person's decision ends it too")
    let last = try end("tickets")
    #expect(last.flatMap { story.state.effects(of: $0) }.contains(.step(.assemble)))
  }

  @Test("systems that wait for each other, or for one that is not planned, are refused: nothing would ever be searched")
  func impossible() throws {
    for after in [["crm": ["orders"], "orders": ["crm"]], ["crm": ["archive"]]] {
      let story = try challenged()
      #expect(throws: Rejection.self) { try story.state.decide(try verified(["crm", "orders"], after: after)) }
    }
  }
}
