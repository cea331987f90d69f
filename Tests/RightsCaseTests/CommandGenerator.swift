import Foundation
import RightsCase
import RightsLaw

/// Random commands for a case: mostly such as would fit its state, often such as would not.
struct CommandGenerator {
  var random: SeededGenerator
  private let systems = ["portal", "orders", "crm"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next(for state: CaseState) -> CaseCommand {
    // Days after the receipt, so that what they do to the clock comes up in every way.
    let date =
      state.opened.map { $0.receivedOn.adding(days: Int.random(in: -1...70, using: &random)) }
      ?? LocalDate(dayNumber: Int.random(in: 20_000...21_500, using: &random))
    // What only a long way leads to.
    if let restriction = state.items.first(where: { $0.right == .restriction && $0.lifting == nil }), chance(15) {
      return restriction.outcome == .open ? restrict(restriction.number, on: date) : lift(restriction.number, on: date)
    }
    switch Int.random(in: 0..<28, using: &random) {
    case 25:
      return state.hold != nil && chance(60) ? .liftHold(HoldLifted(on: date)) : .placeHold(HoldPlaced(reasonsItem: UUID(), on: date))
    case 26, 27: return afterwardsCommand(for: state, on: date)
    case 21...24: return lawCommand(for: state, on: date)
    case 0:
      let rights: [Right] = pick([
        [.access], [.access], [], [.access, .erasure], [.marketingStop], [.marketingStop], [.access, .marketingStop], [.erasure],
        [.rectification, .question], [.restriction], [.restriction],
      ])
      let stop = rights.contains(.marketingStop) && chance(80) ? plan() : nil
      return .open(opened(on: date), rights: rights, triage: pick([nil, nil, .unclearRequest, .noWayToReply]), suppression: stop)
    case 1: return .join(SubmissionJoined(submission: pick(state.submissions + [UUID()]), channel: .email, receivedOn: date))
    case 2:
      return .acceptTriage(
        rights: pick([[.access], [], [.marketingStop]]), misread: chance(15) ? [near(1)] : [], on: date,
        suppression: chance(50) ? plan() : nil)
    case 3: return chance(10) ? .dismissTriage(on: date) : .requireTriage(pick(TriageReason.allCases))
    case 4:
      return .challengeIdentity(
        IdentityChallenged(
          challenge: near(state.challenges.count + 1), method: .codeToEmailOnFile, item: UUID(), codeDigest: "00",
          lifetime: pick([3600, 3600, 0]), attempts: pick([1, 5])))
    case 5:
      return .failIdentityAttempt(
        IdentityAttemptFailed(challenge: near(state.challenges.count), submission: UUID(), reason: pick([.wrongCode, .expired, .noCode])))
    case 6, 7:
      return .verifyIdentity(
        IdentityVerified(
          challenge: near(state.challenges.count), method: .codeToEmailOnFile, subjectItem: UUID(), recipientDigest: "r1",
          channel: .email, verifiedOn: date, systems: Array(systems.prefix(Int.random(in: 0...3, using: &random))), dataMapDigest: "d"))
    case 8, 9:
      let outcome = pick(SearchOutcome.allCases)
      return .recordSearch(
        SystemSearched(
          system: pick(state.openSystems + systems), outcome: outcome, collections: [], item: chance(10) ? nil : UUID()))
    case 10:
      return .refuse(
        RightRefused(
          item: near(1), ground: pick(["12.5-excessive", "12.5-excessive", "none-such"]), reasonsItem: UUID(),
          recorded: chance(80) ? [.reasoning, .facts] : [.reasoning]))
    case 11:
      return .assemble(
        ResponseAssembled(
          version: near(state.responses.count + 1), kind: chance(20) ? .refusal : state.responseKindDue,
          manifestDigest: pick(["m1", "m2", "m3"]), recipientDigest: pick(["r1", "r1", "r1", "r2"]), channel: .email,
          manifestItem: UUID(), archiveItem: UUID(), archiveBytes: 1, files: 1,
          decisions: near(state.decisionCount)))
    case 12:
      return .approve(
        ResponseApproved(
          version: near(state.responses.count), manifestDigest: pick([state.currentResponse?.assembled.manifestDigest ?? "m1", "m2"]),
          recipientDigest: pick(["r1", "r1", "r2"]), keyID: pick(["k1", "k2"]), signed: ""))
    case 13, 14:
      let subject = subject(in: state)
      let attempts = state.transmission(of: subject)?.attempts ?? 0
      return .attemptSend(
        SendAttempted(
          subject: subject, attempt: near(attempts + 1), messageID: "id-\(subject)",
          digest: pick([state.currentResponse?.approval?.manifestDigest ?? "m1", "m3"]),
          keyID: pick([state.currentResponse?.approval?.keyID ?? "k1", "k9"])))
    case 15:
      let subject = subject(in: state)
      let attempt = near(state.transmission(of: subject)?.attempts ?? 0)
      return chance(60)
        ? .concludeSend(SendConcluded(subject: subject, attempt: attempt, outcome: pick([.sent, .failed, .ambiguous]), on: date))
        : .resolveSend(SendResolved(subject: subject, attempt: attempt, delivered: chance(50), on: date))
    case 16...19: return fulfilmentCommand(for: state, on: date)
    default:
      return chance(50)
        ? .fireTimer(TimerFired(timer: pick(CaseTimer.allCases), on: date)) : .recordBounce(Bounced(subject: subject(in: state), on: date))
    }
  }

  private mutating func afterwardsCommand(for state: CaseState, on date: LocalDate) -> CaseCommand {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      return .recordBreach(
        BreachRecorded(
          breach: near(state.breaches.count + 1), subject: subject(in: state), awareAt: 1_780_000_000, recordItem: UUID(), on: date))
    case 1:
      return .assessBreach(
        BreachAssessed(
          breach: near(max(1, state.breaches.count)), authority: pick(BreachAssessed.Authority.allCases),
          person: pick(BreachAssessed.Person.allCases), toldAt: pick([nil, 1_780_003_600]), recordItem: UUID(), on: date))
    case 2, 3:
      return lift(near(1), on: date)
    case 4: return .requestAuthority(AuthorityRequested(reasonsItem: UUID(), on: date))
    default: return .recordAuthority(AuthorityGiven(rights: Right.allCases, until: nil, recordItem: UUID(), on: date))
    }
  }

  private mutating func restrict(_ item: Int, on date: LocalDate) -> CaseCommand {
    .settle(RightSettled(item: item, outcome: .granted, recipients: .told, recordItem: UUID(), isTold: chance(60), on: date))
  }

  private mutating func lift(_ item: Int, on date: LocalDate) -> CaseCommand {
    .liftRestriction(
      RestrictionLifted(
        item: item, reason: pick(RestrictionEnd.allCases), liftedOn: date.adding(days: pick([0, 7, 7])), recordItem: UUID(), on: date))
  }

  private mutating func fulfilmentCommand(for state: CaseState, on date: LocalDate) -> CaseCommand {
    let item = state.items.first { $0.fulfilment != nil }
    let number = near(item?.number ?? 1)
    let system = pick((item?.fulfilment?.openSystems ?? []) + ["marketing", "crm"])
    let processor = pick((item?.fulfilment?.openProcessors ?? []) + ["mailhouse", "callcentre"])
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return .attemptFulfilment(
        FulfilmentAttempted(item: number, system: system, attempt: near((item?.fulfilment?.attempts[system] ?? 0) + 1)))
    case 1:
      return .recordFulfilment(
        SystemFulfilled(
          item: number, system: system, attempt: near(item?.fulfilment?.attempts[system] ?? 0), outcome: pick(FulfilmentOutcome.allCases),
          collections: [], on: date))
    case 2:
      return .attemptProcessor(
        ProcessorAttempted(
          item: number, processor: processor, attempt: near((item?.fulfilment?.processorAttempts[processor] ?? 0) + 1), messageID: "m"))
    default:
      return .recordProcessor(
        ProcessorNotified(
          item: number, processor: processor, attempt: near(item?.fulfilment?.processorAttempts[processor] ?? 0),
          outcome: pick(ProcessorOutcome.allCases), reference: nil, on: date))
    }
  }

  private mutating func plan() -> SuppressionPlan {
    SuppressionPlan(
      channels: pick([[], [.post]]), subjectItem: UUID(), systems: pick([["marketing"], ["marketing", "crm"]]),
      processors: pick([[], ["mailhouse"], ["mailhouse", "callcentre"]]), dataMapDigest: "d")
  }

  private func opened(on date: LocalDate) -> CaseOpened {
    CaseOpened(
      reference: "4T7K9-Q2MXC", channel: .email, submission: UUID(), receivedOn: date, jurisdiction: Jurisdiction(rawValue: "GB-EAW"),
      language: "en", writerDigest: "w")
  }

  private mutating func subject(in state: CaseState) -> SendSubject {
    chance(50) ? .notice(near(max(1, state.notices.count))) : .answer(near(max(1, state.responses.count)))
  }

  /// The number itself, mostly.
  mutating func near(_ number: Int) -> Int { chance(85) ? number : number + Int.random(in: -1...1, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
}

/// SplitMix64: the same seed gives the same run, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
