import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("Holds and retention", .timeLimit(.minutes(1)))
struct HoldTests {
  @Test("R3, C2: a hold moves no date and refuses nothing; it is placed once and lifted once")
  func holdLeavesClock() throws {
    var story = try LawStory()
    let before = try story.state.clock(of: 1)
    let hold = CaseCommand.placeHold(HoldPlaced(reasonsItem: UUID(), on: try LawStory.day("2026-06-03")))
    #expect(throws: Rejection.self) { try story.take(.liftHold(HoldLifted(on: try LawStory.day("2026-06-03")))) }
    #expect(try story.take(hold).map(\.kind) == [.holdPlaced])
    #expect(try story.state.clock(of: 1) == before)
    #expect(story.state.items[0].outcome == .open)
    #expect(story.state.timers.contains(.deadlineMissed))
    #expect(throws: Rejection.self) { try story.take(hold) }
    try story.take(.liftHold(HoldLifted(on: try LawStory.day("2026-06-04"))))
    #expect(story.state.hold == nil)
  }

  @Test("R3: the records of a closed case end by timers; a hold takes the timers away and lifting it sets them again")
  func holdStopsRetention() throws {
    var story = try LawStory()
    try story.take(.withdraw(RightWithdrawn(item: 1, submission: nil, on: try LawStory.day("2026-06-03"))))
    #expect(story.state.closed != nil)
    #expect(story.state.timers == [.foundRetention, .retentionEnd])
    let end = CaseCommand.fireTimer(TimerFired(timer: .retentionEnd, on: try LawStory.day("2029-06-04")))
    try story.take(.placeHold(HoldPlaced(reasonsItem: UUID(), on: try LawStory.day("2026-06-05"))))
    #expect(story.state.timers.isEmpty)
    #expect(throws: Rejection.self) { try story.take(end) }
    #expect(story.state.destroyed.isEmpty)

    try story.take(.liftHold(HoldLifted(on: try LawStory.day("2029-07-01"))))
    #expect(story.state.timers == [.foundRetention, .retentionEnd])
    let found = try story.take(.fireTimer(TimerFired(timer: .foundRetention, on: try LawStory.day("2029-07-01"))))
    #expect(found.map(\.kind) == [.timerFired, .retentionEnded])
    #expect(story.state.timers == [.retentionEnd])
    try story.take(end)
    #expect(story.state.timers.isEmpty)
    #expect(throws: Rejection.self, "nothing is left to hold") {
      try story.take(.placeHold(HoldPlaced(reasonsItem: UUID(), on: try LawStory.day("2029-07-02"))))
    }
  }

  @Test("C6: a reminder moves when the clock moves, and fires for its new moment")
  func reminderMoves() throws {
    var story = try LawStory()
    try story.take(.fireTimer(TimerFired(timer: .deadlineNear, on: try LawStory.day("2026-06-28"))))
    #expect(!story.state.timers.contains(.deadlineNear))
    try story.extend(on: "2026-06-28")
    try story.send(on: "2026-06-28")
    #expect(story.state.timers.contains(.deadlineNear))
  }
}
