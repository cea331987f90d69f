import CaseStore
import CaseWorker
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

/// Carries out what a person decides about a case in triage, and records beside it what recognition had suggested.
struct TriageDesk {
  let session: DeskSession
  let stored: StoredCase
  let reference: String
  /// What the words of the message that opened the case seem to ask for.
  let suggestion: Suggestion?

  /// Whether a key can decide: what is found already is for `dpo settle`.
  var isOpen: Bool { stored.state.triage != nil && !stored.state.awaitsPerson }

  /// What one key accepts: what is recorded, or what is clearly asked for.
  var suggested: [Right] {
    let recorded = openItems.map(\.right)
    return recorded.isEmpty ? suggestion?.rights ?? [] : recorded
  }

  private var openItems: [RightItem] { stored.state.items.filter { $0.outcome == .open } }

  /// Only where the words were the question: a failed identity check says nothing about them.
  private var reading: TriageReading? {
    switch stored.state.triage {
    case .unclearRequest, .rightNeedsPerson, .aboutClosedCase: suggestion?.reading
    case .noSinglePerson, .identityFailed, .unreadable, .noWayToReply, nil: nil
    }
  }

  func accept(exactly rights: [Right]) async throws {
    // A stop that is under way stays in force whatever is chosen (R7).
    let misread = openItems.filter { !rights.contains($0.right) && $0.fulfilment == nil }.map(\.number)
    try await accept(adding: rights, misread: misread, channels: [])
  }

  func accept(adding rights: [Right], misread: [Int], channels: [RightsCase.MarketingChannel]) async throws {
    let stop = rights.contains(.marketingStop) ? try await suppression(channels) : nil
    let command = CaseCommand.acceptTriage(
      rights: rights, misread: misread, reading: reading, on: stored.today, suppression: stop?.plan)
    try await session.change(stored) { draft, _ in
      if let stop { draft.keep(stop.subject) }
      try draft.apply(command)
    }
    let console = Console.standard
    console.write(
      "Accepted; identity is checked next. The clock runs from receipt, not from today. Follow it with: dpo show \(reference)")
    if let stop { console.write("Marketing is stopped: \(RightsCase.MarketingChannel.words(stop.plan.channels)).") }
    // Rights that are not carried out by themselves must not be mistaken for done once the copy of the data is out.
    let kept = openItems.filter { !misread.contains($0.number) }.map(\.right)
    let byHand = (kept + rights).filter { $0 != .access && !($0 == .marketingStop && stop != nil) }
    guard !byHand.isEmpty else { return }
    console.warn(
      "Note: only access is carried out by itself. Carry these out yourself, then say how they ended with dpo settle: "
        + Set(byHand).map(\.words).sorted().joined(separator: ", ") + ".")
  }

  func dismiss() async throws {
    let command = CaseCommand.dismissTriage(reading: reading, on: stored.today)
    try await session.change(stored) { draft, _ in try draft.apply(command) }
    Console.standard.write("Dismissed; the case is closed and nothing is sent.")
  }

  /// What is needed to carry a marketing stop out by itself; `nil` where that is under way already, or nothing can be found by.
  private func suppression(
    _ channels: [RightsCase.MarketingChannel]
  ) async throws -> (plan: SuppressionPlan, subject: VaultItem)? {
    guard !stored.state.items.contains(where: { $0.right == .marketingStop }), let opening = stored.state.opened?.submission,
      let content = try await session.store.open([opening], of: stored).first
    else { return nil }
    let subject = SuppressionSubject(writerOf: try Submission(vaultBytes: content))
    let named = channels.isEmpty ? suggestion?.stopped ?? [] : channels
    let item = MessageIdentity.suppressionSubject(of: opening)
    guard !subject.isEmpty, let plan = try session.suppressionTargets().plan(channels: named, subjectItem: item) else { return nil }
    return (plan, VaultItem(id: item, purpose: .correspondence, kind: SuppressionSubject.kind, bytes: try subject.encoded()))
  }
}

extension DeskSession {
  /// The messages of a case, with what their words seem to ask for.
  func messages(of stored: StoredCase, reveal: Bool) async throws -> [TriagePage.Message] {
    let recogniser = try recogniser()
    return try await store.open(stored.state.submissions, of: stored).map { bytes in
      let submission = try Submission(vaultBytes: bytes)
      return TriagePage.Message(submission: submission, suggestion: Suggestion(for: submission, by: recogniser), reveal: reveal)
    }
  }
}
