import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("The end of a restriction", .timeLimit(.minutes(1)))
struct RestrictionEndTests {
  /// A case about a restriction that was carried out and told, so that it is closed.
  private func restricted() throws -> LawStory {
    var story = try LawStory([.restriction])
    try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    try story.send(on: "2026-06-02")
    try story.verify()
    try story.take(
      .settle(
        RightSettled(
          item: 1, outcome: .granted, recipients: RightSettled.Recipients.none, recordItem: UUID(), on: try LawStory.day("2026-06-05"))))
    try story.send(on: "2026-06-06")
    #expect(story.state.closed != nil)
    return story
  }

  private func lift(_ item: Int = 1, on day: String = "2026-07-08", reason: RestrictionEnd = .accuracyChecked) throws -> CaseCommand {
    .liftRestriction(
      RestrictionLifted(
        item: item, reason: reason, liftedOn: try LawStory.day(day), recordItem: UUID(), on: try LawStory.day("2026-07-01")))
  }

  @Test("R4: the person is told before, by a letter that goes out although the case is closed")
  func toldBefore() throws {
    var story = try restricted()
    let events = try story.take(try lift())
    #expect(events.map(\.kind) == [.restrictionLifted, .noticeRequested])
    let notice = try #require(story.state.notices.last)
    #expect(notice.request.kind == .restrictionLifting && notice.isAfterClosing)
    #expect(notice.request.recipientItem == story.state.identity?.subjectItem, "it says what is held, so it goes to the verified person")
    try story.send(on: "2026-07-01")
    #expect(story.state.items[0].outcome == .granted && story.state.closed != nil)
  }

  @Test("R4: no day that leaves no time to answer, unless the person agrees; nothing that is no restriction in force, and once")
  func refuses() throws {
    var story = try restricted()
    #expect(#expect(throws: Rejection.self) { try story.take(try lift(on: "2026-07-07")) }?.message.contains("2026-07-08") == true)
    #expect(#expect(throws: Rejection.self) { try story.take(try lift(on: "2026-07-01", reason: .personAgrees)) }?.code == .impossible)
    #expect(#expect(throws: Rejection.self) { try story.take(try lift(2)) }?.code == .noSuchItem)
    var open = try LawStory([.restriction])
    #expect(#expect(throws: Rejection.self) { try open.take(try lift()) }?.code == .impossible)
    try story.take(try lift(on: "2026-07-02", reason: .personAgrees))
    #expect(#expect(throws: Rejection.self) { try story.take(try lift()) }?.code == .impossible)
  }

  @Test("R4: each reason has its provision and a sentence in four languages", arguments: RestrictionEnd.allCases)
  func sentences(reason: RestrictionEnd) {
    let all = Set(["en", "de", "fr", "pl"].map { reason.sentence(in: $0) })
    #expect(all.count == 4 && reason.citation.hasPrefix("Article 18("))
    #expect(reason.sentence(in: "it") == reason.sentence(in: "en-GB"))
  }
}
