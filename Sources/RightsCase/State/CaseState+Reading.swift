public import RightsLaw

extension CaseState {
  /// Where the case stands.
  public var phase: CasePhase {
    if closed != nil { return .closed }
    if triage != nil { return .triage }
    if let phase = fulfilmentPhase { return phase }
    guard identity != nil else { return challenges.isEmpty ? .received : .verifying }
    if let response = currentResponse, !reassemblyIsDue {
      if response.transmission.attempts > 0 { return .dispatching }
      return response.approval == nil ? .awaitingApproval : .approved
    }
    guard isCoverageComplete else { return .searching }
    // What a person settled is told by a letter, and nothing has to be assembled for it.
    return needsAnswer ? .assembling : .dispatching
  }

  /// The phase of a case that is about nothing but stops which are carried out on receipt.
  private var fulfilmentPhase: CasePhase? {
    let fulfilments = items.compactMap(\.fulfilment)
    guard !items.isEmpty, fulfilments.count == items.count else { return nil }
    return fulfilments.allSatisfy(\.isApplied) && items.contains { $0.outcome == .open } ? .dispatching : .fulfilling
  }

  /// The newest assembled response; older versions are void.
  public var currentResponse: ResponseVersion? { responses.last }

  /// The challenge that an answer would be judged against.
  public var openChallenge: Challenge? {
    guard identity == nil, let last = challenges.last, last.isOpen else { return nil }
    return last
  }

  /// The planned systems that have not ended as covered (O2).
  public var openSystems: [String] {
    guard let identity else { return [] }
    return identity.systems.filter { !(searches[$0]?.outcome.isCovered ?? false) }
  }

  /// The open systems that can be searched now: what leads into them has ended.
  public var searchableSystems: [String] {
    let open = openSystems
    return open.filter { system in systemsBefore(system).allSatisfy { !open.contains($0) } }
  }

  /// The planned systems that have to end before a system is searched.
  func systemsBefore(_ system: String) -> [String] { identity?.searchedAfter?[system] ?? [] }

  /// Whether every planned system has ended (O2): without it there is no answer.
  public var isCoverageComplete: Bool { identity != nil && openSystems.isEmpty }

  /// The items without those that turned out to be misread.
  public var askedItems: [RightItem] { items.filter { !$0.isMisread } }

  /// Whether something has to be assembled: access is answered, a refusal is told. Other rights end by what a person says of them.
  var needsAnswer: Bool { items.contains { $0.outcome == .open && ($0.right == .access || $0.refusal != nil) } }

  /// Whether everything is found, and what is left is for a person to carry out.
  public var awaitsPerson: Bool { isCoverageComplete && !needsAnswer && items.contains(where: \.awaitsPerson) }

  /// What the next assembly has to make.
  public var responseKindDue: ResponseKind {
    items.contains { $0.refusal != nil && $0.outcome != .withdrawn } ? .refusal : .access
  }

  /// A decision was taken since the newest response was assembled, so that it no longer says what was decided.
  public var reassemblyIsDue: Bool {
    guard let current = currentResponse else { return false }
    return current.assembled.kind != responseKindDue || current.decisions != decisionCount
  }

  /// How many decisions there are that an answer has to say: refusals, exemptions and withdrawals.
  public var decisionCount: Int {
    items.reduce(0) { $0 + ($1.refusal == nil ? 0 : 1) + $1.exemptions.count + ($1.outcome == .withdrawn ? 1 : 0) }
  }

  /// The earliest statutory date of the items that are not decided.
  public var earliestDue: LocalDate? {
    items.filter(\.awaitsDueDate).compactMap { $0.clock?.due }.min()
  }

  /// The earliest internal target of the items that are not decided.
  public var earliestTarget: LocalDate? {
    items.filter(\.awaitsDueDate).compactMap { $0.clock?.internalTarget }.min()
  }

  /// What became of a thing that was to be sent; `nil` for what the case does not know.
  public func transmission(of subject: SendSubject) -> Transmission? {
    switch subject {
    case .notice(let number): notices.first { $0.request.notice == number }?.transmission
    case .answer(let version): responses.first { $0.assembled.version == version }?.transmission
    }
  }

  /// The answer whose sending nobody is sure of, or the notice: what a person has to look into.
  public var ambiguousSends: [SendSubject] {
    notices.filter { $0.transmission.status == .ambiguous }.map { .notice($0.request.notice) }
      + responses.filter { $0.transmission.status == .ambiguous }.map { .answer($0.assembled.version) }
  }
}
