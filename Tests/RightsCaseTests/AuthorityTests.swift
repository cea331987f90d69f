import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("An agent's authority", .timeLimit(.minutes(1)))
struct AuthorityTests {
  private func ask(on day: String) throws -> CaseCommand {
    .requestAuthority(AuthorityRequested(reasonsItem: UUID(), on: try LawStory.day(day)))
  }

  private func give(on day: String, rights: [Right] = [.access], until: String? = nil) throws -> CaseCommand {
    .recordAuthority(
      AuthorityGiven(
        rights: rights, until: try until.map { try LawStory.day($0) }, recordItem: UUID(), on: try LawStory.day(day)))
  }

  /// An agent's request, received on Monday 1 June 2026.
  private func story() throws -> LawStory { try LawStory([.access], triage: .noSinglePerson) }

  @Test("R19, C3: asked at once, the month begins when the authority is in")
  func movesClock() throws {
    var story = try story()
    #expect(try story.state.clock(of: 1).due.date == LawStory.day("2026-07-01"))
    let events = try story.take(try ask(on: "2026-06-02"))
    #expect(events.map(\.kind) == [.authorityRequested, .noticeRequested])
    #expect(story.state.notices.last?.request.recipientItem == LawStory.opening.submission, "it goes to whoever wrote")
    try story.send(on: "2026-06-02")
    #expect(story.state.items[0].clock?.standing == .waiting)
    try story.take(try give(on: "2026-06-12"))
    #expect(try story.state.clock(of: 1).due.date == LawStory.day("2026-07-13"), "12 July is a Sunday")
    #expect(story.state.authority != nil && story.state.triage == .noSinglePerson, "the officer goes on in triage")
  }

  @Test("R19, C3: what was never asked for moves nothing when it comes")
  func unasked() throws {
    var story = try story()
    try story.take(try give(on: "2026-06-12"))
    #expect(try story.state.clock(of: 1).due.date == LawStory.day("2026-07-01"))
  }

  @Test("R19: an authority that does not speak of the right, or has run out, does not count; neither is it asked for twice")
  func refuses() throws {
    var story = try story()
    try story.take(try ask(on: "2026-06-02"))
    #expect(throws: Rejection.self) { try story.take(try ask(on: "2026-06-03")) }
    try story.send(on: "2026-06-02")
    #expect(
      #expect(throws: Rejection.self) { try story.take(try give(on: "2026-06-12", rights: [.erasure])) }?.message.contains("R19") == true)
    #expect(throws: Rejection.self) { try story.take(try give(on: "2026-06-12", until: "2026-06-11")) }
    #expect(#expect(throws: Rejection.self) { try story.take(try give(on: "2026-06-01")) }?.code == .clockProblem)
    try story.take(try give(on: "2026-06-12", until: "2026-06-12"))
    #expect(throws: Rejection.self) { try story.take(try give(on: "2026-06-13")) }
    var verified = try LawStory()
    try verified.verify()
    #expect(throws: Rejection.self) { try verified.take(try ask(on: "2026-06-03")) }
  }
}
