import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("The law's own steps in a case", .timeLimit(.minutes(1)))
struct LawStepsTests {
  private func due(_ story: LawStory, item: Int = 1) -> String? {
    story.state.items.first { $0.number == item }?.clock?.due?.iso
  }

  private func rejection(_ body: () throws -> Void) -> Rejection? {
    do {
      try body()
      return nil
    } catch {
      return error as? Rejection
    }
  }

  @Test("C5: an extension counts once its notice has been sent, three months from the start")
  func extended() throws {
    var story = try LawStory()
    try story.extend(on: "2026-06-20")
    #expect(due(story) == "2026-07-01")
    #expect(story.state.notices.last?.request.kind == .extensionNotice)
    let sent = try story.send(on: "2026-06-20")
    #expect(sent.map(\.kind) == [.sendConcluded, .clockStated])
    #expect(due(story) == "2026-09-01")
    let again = rejection { try story.extend(on: "2026-06-21") }
    #expect(again?.code == .withoutEffect)
  }

  @Test("C5: a late extension is refused with the day by which it was due, and the letter of being late is offered")
  func lateExtension() throws {
    var story = try LawStory()
    let refused = try #require(rejection { try story.extend(on: "2026-07-02") })
    #expect(refused.code == .withoutEffect)
    #expect(refused.message.contains("Wednesday 1 July 2026") && refused.message.contains("C5") && refused.message.contains("dpo late"))
    let early = rejection { try story.take(.apologise(item: 1, on: try LawStory.day("2026-06-30"))) }
    #expect(early?.message.contains("C5") ?? false)
    try story.take(.apologise(item: 1, on: try LawStory.day("2026-07-02")))
    #expect(story.state.notices.last?.request.kind == .late)
    #expect(due(story) == "2026-07-01")
  }

  @Test("C5: a notice that left too late has no effect, and the inbox says so")
  func noticeLeftLate() throws {
    var story = try LawStory()
    try story.extend(on: "2026-07-01")
    try story.send(on: "2026-07-03")
    #expect(due(story) == "2026-07-01")
    #expect(story.state.alerts.contains(.extensionWithoutEffect))
  }

  @Test("C5: an extension gives its reasons, and clarification is none")
  func reasons() throws {
    var story = try LawStory()
    let refused = rejection {
      try story.take(
        .extendDeadline(
          DeadlineExtended(
            item: 1, reason: .numberOfRequests, causes: [.largeAmount], reasonsItem: UUID(), on: try LawStory.day("2026-06-10"))))
    }
    #expect(refused?.code == .missingRecord && refused?.message.contains("C5") ?? false)
    #expect(ExtensionCause.allCases.allSatisfy { !$0.rawValue.contains("clarif") })
  }

  @Test("C6: the days from the question to the answer do not count, from its sending to its arrival")
  func paused() throws {
    var story = try LawStory()
    try story.ask(on: "2026-06-08")
    #expect(due(story) == "2026-07-01")
    try story.send(on: "2026-06-08")
    #expect(story.state.items[0].clock?.standing == .paused)
    #expect(story.state.timers.isDisjoint(with: [.deadlineNear, .deadlineMissed, .internalTarget]))
    try story.take(.answerClarification(ClarificationAnswered(item: 1, submission: nil, on: try LawStory.day("2026-06-12"))))
    #expect(due(story) == "2026-07-06")
    #expect(story.state.timers.isSuperset(of: [.deadlineNear, .deadlineMissed, .internalTarget]))
  }

  @Test("C6: only an access request is paused; the command is refused with the rule")
  func pauseOfAnotherRight() throws {
    var story = try LawStory([.access, .erasure])
    let refused = rejection { try story.ask(on: "2026-06-08", item: 2) }
    #expect(refused?.code == .withoutEffect && refused?.message.contains("C6") ?? false)
    #expect(rejection { try story.ask(on: "2026-07-08") }?.code == .withoutEffect, "after the due date")
  }

  @Test("C6: an answer cannot come before its question")
  func answerFirst() throws {
    var story = try LawStory()
    let answer = CaseCommand.answerClarification(ClarificationAnswered(item: 1, submission: nil, on: try LawStory.day("2026-06-07")))
    #expect(rejection { try story.take(answer) }?.message.contains("C6") ?? false)
    try story.ask(on: "2026-06-08")
    #expect(rejection { try story.take(answer) }?.message.contains("C6") ?? false, "not sent yet")
    try story.send(on: "2026-06-08")
    #expect(rejection { try story.take(answer) }?.code == .clockProblem)
  }

  @Test("C6: a message that comes in while a question is open is shown as a possible answer; the question is put again once")
  func reminder() throws {
    var story = try LawStory()
    try story.ask(on: "2026-06-08")
    try story.send(on: "2026-06-08")
    let fired = CaseCommand.fireTimer(TimerFired(timer: .clarificationReminder, on: try LawStory.day("2026-06-15")))
    #expect(try story.take(fired).map(\.kind) == [.timerFired, .noticeRequested])
    #expect(rejection { try story.take(fired) }?.code == .timerNotSet)
    try story.take(
      .join(SubmissionJoined(submission: UUID(), channel: .email, receivedOn: try LawStory.day("2026-06-16"))))
    #expect(story.state.alerts.contains(.answerToQuestion))
  }

  @Test("C3, R13: a fee for an excessive request moves the relevant time to its payment; one for a further copy moves nothing")
  func fee() throws {
    var story = try LawStory()
    func request(_ basis: FeeRequested.Basis) throws -> CaseCommand {
      .requestFee(
        FeeRequested(item: 1, basis: basis, amount: 2500, currency: "GBP", reasonsItem: UUID(), on: try LawStory.day("2026-06-03")))
    }
    try story.take(try request(.excessive))
    try story.send(on: "2026-06-03")
    #expect(story.state.items[0].clock?.standing == .waiting)
    try story.take(.recordFee(FeePaid(item: 1, on: try LawStory.day("2026-06-25"))))
    #expect(due(story) == "2026-07-27")
    try story.take(try request(.furtherCopy))
    try story.send(on: "2026-06-26")
    try story.take(.recordFee(FeePaid(item: 1, on: try LawStory.day("2026-06-27"))))
    #expect(due(story) == "2026-07-27")
    var stop = try LawStory([.access, .marketingStop])
    #expect(
      rejection {
        try stop.take(
          .requestFee(
            FeeRequested(item: 2, basis: .excessive, amount: 1, currency: "GBP", reasonsItem: UUID(), on: try LawStory.day("2026-06-03"))))
      }?.code == .cannotBeRefused)
  }

  @Test("A case in which everything was taken back is closed")
  func withdrawn() throws {
    var story = try LawStory([.access, .erasure])
    let first = try story.take(.withdraw(RightWithdrawn(item: 1, submission: nil, on: try LawStory.day("2026-06-05"))))
    #expect(first.map(\.kind) == [.rightWithdrawn, .triageRequired])
    let second = try story.take(.withdraw(RightWithdrawn(item: 2, submission: nil, on: try LawStory.day("2026-06-05"))))
    #expect(second.map(\.kind) == [.rightWithdrawn, .caseClosed])
    #expect(story.state.closed?.outcome == .withdrawn)
    #expect(story.state.timers == [.foundRetention, .retentionEnd], "what is left ends the records")
  }

  @Test("R16: a ground must record what the law asks for, the reviewer too")
  func record() throws {
    var story = try LawStory()
    try story.verify()
    let refused = rejection { try story.take(.refuse(RightRefused(item: 1, ground: "12.5-excessive", reasonsItem: UUID()))) }
    #expect(refused?.code == .missingRecord && refused?.message.contains("facts") ?? false)
    let unreviewed = rejection { try story.take(.exempt(try LawStory.exemption(reviewer: nil))) }
    #expect(unreviewed?.message.contains("reviewer") ?? false)
    let loud = rejection { try story.take(.exempt(try LawStory.exemption(silent: true, ground: "S2.24"))) }
    #expect(loud?.message.contains("R14") ?? false, "a confidential reference can be named")
  }

  @Test("R14: what is withheld voids the assembled answer; stated it is a grant in part, in silence it leaves no trace")
  func withheld() throws {
    for silent in [false, true] {
      var story = try LawStory()
      try story.send(on: "2026-06-01")
      try story.verify()
      try story.assemble()
      let events = try story.take(.exempt(try LawStory.exemption(silent: silent)))
      #expect(story.state.reassemblyIsDue)
      #expect(story.state.effects(of: events[0]).contains(.step(.assemble)))
      try story.assemble()
      try story.take(
        .approve(ResponseApproved(version: 2, manifestDigest: "m", recipientDigest: "r", keyID: "k", signed: "")))
      try story.take(.attemptSend(SendAttempted(subject: .answer(2), attempt: 1, messageID: "a", digest: "m", keyID: "k")))
      try story.take(.concludeSend(SendConcluded(subject: .answer(2), attempt: 1, outcome: .sent, on: try LawStory.day("2026-06-11"))))
      #expect(story.state.items[0].outcome == (silent ? .granted : .grantedInPart))
      #expect(story.state.closed?.outcome == .answered)
    }
  }

  @Test("R14: an answer that was assembled before the last decision is not taken")
  func assembledBefore() throws {
    var story = try LawStory()
    try story.verify()
    let before = ResponseAssembled(
      version: 1, kind: .access, manifestDigest: "m", recipientDigest: "r", channel: .email, manifestItem: UUID(), archiveItem: UUID(),
      archiveBytes: 1, files: 1, decisions: story.state.decisionCount)
    try story.take(.exempt(try LawStory.exemption()))
    #expect(rejection { try story.take(.assemble(before)) }?.code == .wrongVersion)
  }

  @Test("C11: a complaint is acknowledged within 30 days without a check of identity, then reported on and concluded")
  func complaint() throws {
    var story = try LawStory([.complaint])
    #expect(story.state.triage == .rightNeedsPerson)
    #expect(due(story) == "2026-07-01")
    let accepted = try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    #expect(accepted.map(\.kind) == [.triageDecided, .noticeRequested])
    #expect(story.state.notices.last?.request.kind == .complaintAcknowledgement)
    #expect(story.state.timers.contains(.complaintAcknowledgement))
    try story.send(on: "2026-06-02")
    #expect(story.state.earliestDue == nil, "met by the acknowledgement")
    #expect(story.state.timers == [.complaintProgress])
    try story.take(.reportProgress(item: 1))
    try story.send(on: "2026-06-20")
    func conclusion(about: [String]) throws -> CaseCommand {
      .concludeComplaint(
        ComplaintConcluded(
          item: 1, outcome: .upheld, reasonsItem: UUID(), decider: "dpo_one", about: about, on: try LawStory.day("2026-06-25")))
    }
    #expect(rejection { try story.take(try conclusion(about: ["dpo_one"])) }?.message.contains("R23") ?? false)
    try story.take(try conclusion(about: []))
    let told = try story.send(on: "2026-06-25")
    #expect(told.map(\.kind) == [.sendConcluded, .caseClosed])
    #expect(story.state.closed?.outcome == .answered)
  }

  @Test("C5, C7: timers of dates fire once for each moment, and move when the clock moves")
  func timers() throws {
    var story = try LawStory()
    #expect(
      story.state.timers.isSuperset(of: [.acknowledgement, .deadlineThreeQuarters, .deadlineNear, .deadlineTomorrow, .deadlineMissed]))
    try story.send(on: "2026-06-01")
    #expect(!story.state.timers.contains(.acknowledgement))
    let near = CaseCommand.fireTimer(TimerFired(timer: .deadlineNear, on: try LawStory.day("2026-06-28")))
    try story.take(near)
    #expect(story.state.alerts == [.deadlineNear])
    #expect(rejection { try story.take(near) }?.code == .timerNotSet)
    // Other events do not set it again; a clock that moves does.
    try story.verify()
    #expect(!story.state.timers.contains(.deadlineNear))
    try story.extend(on: "2026-06-29")
    let moved = try story.send(on: "2026-06-29")
    #expect(story.state.timers.contains(.deadlineNear))
    #expect(story.state.alerts.isEmpty)
    let stated = try #require(moved.first { $0.kind == .clockStated })
    let expected = CaseEffect.setTimer(.deadlineNear, .morning(of: try LawStory.day("2026-08-29")))
    #expect(story.state.effects(of: stated).contains(expected))
  }
}
