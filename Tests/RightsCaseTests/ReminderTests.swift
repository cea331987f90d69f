import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("Reminders to the person and to the officer", .timeLimit(.minutes(1)))
struct ReminderTests {
  private func challenged() throws -> LawStory {
    var story = try LawStory()
    try story.take(
      .challengeIdentity(
        IdentityChallenged(challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "c", lifetime: 7_200, attempts: 3)))
    return story
  }

  private func fire(_ timer: CaseTimer, remindsOfficer: Bool = false) throws -> CaseCommand {
    .fireTimer(TimerFired(timer: timer, on: try LawStory.day("2026-06-03")), remindsOfficer: remindsOfficer)
  }

  @Test("R12: half of the code's life has passed: the same code goes to the same contact, once")
  func sameCode() throws {
    var story = try challenged()
    let item = try #require(story.state.openChallenge?.issued.item)
    let effects = story.state.effects(of: .identityChallenged(try #require(story.state.openChallenge?.issued)))
    #expect(effects.contains(.setTimer(.identityReminder, .after(seconds: 3_600))))
    try story.take(try fire(.identityReminder))
    #expect(story.state.notices.last?.request.kind == .identityReminder && story.state.notices.last?.request.recipientItem == item)
    #expect(#expect(throws: Rejection.self) { try story.take(try fire(.identityReminder)) }?.code == .timerNotSet)
  }

  @Test("R12: nobody is reminded who has shown who they are, or whose case a person looks into")
  func nobodyElse() throws {
    var story = try LawStory()
    try story.verify()
    #expect(!story.state.timers.contains(.identityReminder))
    var triaged = try challenged()
    try triaged.take(.requireTriage(.unreadable))
    #expect(try triaged.take(try fire(.identityReminder)).map(\.kind) == [.timerFired])
  }

  @Test("C5: the officer is told of a date once it is near, where there is an address for that, and the alert stands in any case")
  func officer() throws {
    var story = try LawStory()
    try story.take(try fire(.deadlineNear, remindsOfficer: true))
    let notice = try #require(story.state.notices.last?.request)
    #expect(notice.kind == .officerReminder && notice.timer == .deadlineNear && !notice.kind.mayGoToWriter)
    #expect(story.state.alerts.contains(.deadlineNear))
    try story.take(try fire(.deadlineTomorrow))
    #expect(story.state.notices.filter { $0.request.kind == .officerReminder }.count == 1)
  }

  @Test("a mail to the officer is no acknowledgement to the person")
  func noAcknowledgement() throws {
    var story = try LawStory([], triage: .unclearRequest)
    try story.take(try fire(.acknowledgement, remindsOfficer: true))
    try story.send(on: "2026-06-04")
    #expect(story.state.alerts.contains(.notAcknowledged))
    let events = try story.take(.acceptTriage(rights: [.access], on: try LawStory.day("2026-06-05")))
    #expect(events.contains { if case .noticeRequested(let notice) = $0 { notice.kind == .acknowledgement } else { false } })
  }
}
