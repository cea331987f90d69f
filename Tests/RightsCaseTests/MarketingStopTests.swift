import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("A marketing stop in a case", .timeLimit(.minutes(1)))
struct MarketingStopTests {
  @Test("R7: it is carried out on receipt, without a check of identity, in every system and at every processor")
  func onReceipt() throws {
    var story = MarketingStopStory()
    let events = try story.open([.marketingStop])
    #expect(events.map(\.kind) == [.caseOpened, .rightRequested, .clockStated, .suppressionRequested])
    let last = try #require(events.last)
    #expect(
      story.state.effects(of: last) == [
        .step(.fulfil(item: 1, system: "marketing")), .step(.fulfil(item: 1, system: "crm")),
        .step(.notify(item: 1, processor: "mailhouse")), .cancelTimer(.acknowledgement),
      ])
    #expect(story.state.phase == .fulfilling)
  }

  @Test("R7: in a case that a person has to look at first it is carried out all the same")
  func inTriage() throws {
    var story = MarketingStopStory()
    let events = try story.open([.marketingStop, .erasure])
    #expect(events.map(\.kind).contains(.suppressionRequested))
    #expect(story.state.triage == .rightNeedsPerson)
    try story.carryOut("marketing")
    let last = try story.carryOut("crm")
    #expect(last == [.systemFulfilled])
  }

  @Test("N10: the person is told when each of our systems has been changed, and the case ends when the processors have been too")
  func confirmation() throws {
    var story = MarketingStopStory()
    try story.open([.marketingStop])
    let first = try story.carryOut("marketing")
    #expect(first == [.systemFulfilled])
    let second = try story.carryOut("crm")
    #expect(second == [.systemFulfilled, .noticeRequested])
    #expect(story.state.notices.map(\.request.kind) == [.marketingStopConfirmation])
    let acknowledged = try story.tellMailhouse(.acknowledged, attempt: 1)
    #expect(acknowledged == [.processorNotified])
    let sent = try story.sendNotice()
    #expect(sent == [.sendConcluded])
    #expect(story.state.phase == .fulfilling)
    let completed = try story.tellMailhouse(.completed, attempt: 2)
    #expect(completed == [.processorNotified, .caseClosed])
    #expect(story.state.closed?.outcome == .fulfilled)
  }

  @Test("Rule 4: what was not attempted cannot have been done, and what is done is not done again")
  func attempts() throws {
    var story = MarketingStopStory()
    try story.open([.marketingStop])
    let unattempted = SystemFulfilled(
      item: 1, system: "crm", attempt: 1, outcome: .applied, collections: [], on: MarketingStopStory.day)
    let before = story.state
    #expect(throws: Rejection.self) { try before.decide(.recordFulfilment(unattempted)) }
    try story.carryOut("crm")
    let after = story.state
    #expect(throws: Rejection.self) {
      try after.decide(.attemptFulfilment(FulfilmentAttempted(item: 1, system: "crm", attempt: 2)))
    }
    #expect(throws: Rejection.self) {
      try after.decide(.attemptProcessor(ProcessorAttempted(item: 1, processor: "stranger", attempt: 1, messageID: "m")))
    }
  }

  @Test("Without a way to reply nobody is told, and a person closes the case as fulfilled")
  func noReply() throws {
    var story = MarketingStopStory()
    try story.open([.marketingStop], triage: .noWayToReply)
    try story.carryOut("marketing")
    try story.carryOut("crm")
    #expect(story.state.notices.isEmpty)
    try story.take(.dismissTriage(on: MarketingStopStory.day))
    #expect(story.state.closed?.outcome == .fulfilled)
    let late = try story.tellMailhouse(.completed, attempt: 1)
    #expect(late == [.processorNotified], "a closed case still takes a late answer")
  }

  @Test("R3: beside an access request other rights wait until it is answered")
  func accessFirst() throws {
    var story = MarketingStopStory()
    try story.open([.access, .erasure])
    #expect(story.state.triage == nil)
    #expect(story.state.notices.map(\.request.kind) == [.acknowledgement])
  }

  @Test("Events of earlier versions are read")
  func earlier() throws {
    let body = #"{"item":1,"receivedOn":"2026-11-21","right":"access","submission":"7F2A1A52-0000-4000-8000-000000000001"}"#
    guard case .rightRequested(let event) = try CaseEvent(kind: "right.requested", body: body) else {
      Issue.record("not a right.requested")
      return
    }
    #expect(event.channels.isEmpty)
  }
}
