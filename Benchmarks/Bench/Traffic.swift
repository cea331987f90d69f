import CaseStore
import Foundation
import HabeasTesting
import PostgresClient
import Rehearsal
import Synchronization

/// Requests under way: publishes them, answers their challenges from the sink, has them approved, and notes when what happened.
final class Traffic: Sendable {
  private struct State {
    var journeys: [UUID: Journey] = [:]
    var turnstile: Turnstile?
    var assembled: Set<UUID> = []
    var answered: Set<UUID> = []
  }
  private let state = Mutex(State())
  private let correspondent: Correspondent
  private let observer: PostgresClient
  private let replies: AsyncStream<(BenchPerson, OutgoingMail, String)>
  private let reply: AsyncStream<(BenchPerson, OutgoingMail, String)>.Continuation

  init(_ correspondent: Correspondent, observer: PostgresClient) {
    self.correspondent = correspondent
    self.observer = observer
    (replies, reply) = AsyncStream.makeStream()
  }

  /// A mail came in: a code is answered at once, an answer ends a request.
  func receive(_ recipients: [String], _ bytes: [UInt8]) {
    guard let mail = OutgoingMail(bytes), let person = recipients.first.flatMap(BenchPerson.init(address:)) else { return }
    let now = Date()
    if case .answer = mail.subject {
      let turnstile = state.withLock { state -> Turnstile? in
        state.journeys[mail.caseID]?.answerArrivedAt = now
        return state.answered.insert(mail.caseID).inserted ? state.turnstile : nil
      }
      turnstile?.leave()
    } else if let code = mail.code {
      state.withLock { $0.journeys[mail.caseID]?.codeArrivedAt = now }
      reply.yield((person, mail, code))
    }
  }

  /// Answers challenges until cancelled.
  func answerChallenges() async {
    await withDiscardingTaskGroup { group in
      for await (person, mail, code) in replies {
        group.addTask {
          self.state.withLock { $0.journeys[mail.caseID]?.repliedAt = Date() }
          try? await self.correspondent.reply(person, to: mail, code: code)
        }
      }
    }
  }

  /// Publishes one request a person, at most `window` under way, and returns when all await approval.
  ///
  /// - Returns: the cases, and the seconds from the first publish to the last answer that awaits approval.
  func carryToApproval(_ people: [BenchPerson], window: Int, limit: Duration) async throws -> (cases: [UUID], seconds: Double) {
    let turnstile = Turnstile(window)
    state.withLock {
      $0.turnstile = turnstile
      $0.assembled = []
    }
    let pause: Duration = window == 1 ? .milliseconds(3) : .milliseconds(20)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await eventually("\(people.count) answers that await approval", within: limit, every: pause) {
          try await self.lookForAssembled(turnstile) >= people.count
        }
      }
      var cases: [UUID] = []
      let start = ContinuousClock.now
      for person in people {
        await turnstile.enter()
        let (submission, at) = try await correspondent.ask(person)
        let caseID = MessageIdentity.openedCase(by: submission)
        state.withLock { state in
          var journey = state.journeys[caseID] ?? Journey(caseID: caseID, publishedAt: at)
          journey.publishedAt = at
          state.journeys[caseID] = journey
        }
        cases.append(caseID)
      }
      try await group.waitForAll()
      return (cases, start.duration(to: .now) / .seconds(1))
    }
  }

  /// Approves cases, at most `window` under way, and returns when all answers are in their mailboxes.
  ///
  /// - Returns: the seconds that it took.
  func carryToMailbox(_ cases: [UUID], desk: ApprovingDesk, window: Int, limit: Duration) async throws -> Double {
    let turnstile = Turnstile(window)
    state.withLock { $0.turnstile = turnstile }
    let start = ContinuousClock.now
    for caseID in cases {
      await turnstile.enter()
      try await desk.approve(caseID)
    }
    try await eventually("\(cases.count) answers in their mailboxes", within: limit, every: .milliseconds(1)) {
      self.state.withLock { state in cases.allSatisfy { state.answered.contains($0) } }
    }
    return start.duration(to: .now) / .seconds(1)
  }

  /// The journeys of some cases, with the times of their events.
  func journeys(of cases: [UUID]) async throws -> [Journey] {
    let rows = try await observer.query(
      "SELECT case_id, kind, min(at) AS at FROM habeas.event WHERE case_id = ANY ($1) GROUP BY case_id, kind", [.uuidArray(cases)])
    return try state.withLock { state in
      var journeys = state.journeys
      for row in rows {
        let id = try row.uuid("case_id")
        let at = try row.date("at")
        switch try row.string("kind") {
        case "case.opened": journeys[id]?.openedAt = at
        case "identity.challenged": journeys[id]?.challengedAt = at
        case "submission.joined": journeys[id]?.joinedAt = at
        case "identity.verified": journeys[id]?.verifiedAt = at
        case "system.searched": journeys[id]?.searchedAt = at
        case "response.assembled": journeys[id]?.assembledAt = at
        case "response.approved": journeys[id]?.approvedAt = at
        default: break
        }
      }
      return cases.compactMap { journeys[$0] }
    }
  }

  /// - Returns: how many await approval by now.
  private func lookForAssembled(_ turnstile: Turnstile) async throws -> Int {
    let rows = try await observer.query("SELECT case_id FROM habeas.case_file WHERE phase = 'awaiting-approval'")
    let ids = try rows.map { try $0.uuid("case_id") }
    let (fresh, count) = state.withLock { state in
      let fresh = ids.count { state.assembled.insert($0).inserted }
      return (fresh, state.assembled.count)
    }
    for _ in 0..<fresh { turnstile.leave() }
    return count
  }
}
