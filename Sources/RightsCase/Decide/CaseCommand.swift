public import FoundationEssentials
public import RightsLaw

/// What somebody wants to happen in a case. `CaseState.decide` answers with the events that record it, or refuses.
public enum CaseCommand: Hashable, Sendable {
  /// A submission becomes a case, with the rights that were recognised, or a reason why a person has to look first.
  /// A plan for a marketing stop among them takes effect in every case, also where a person has to look (R7).
  case open(CaseOpened, rights: [Right], triage: TriageReason?, suppression: SuppressionPlan? = nil)
  /// A further message belongs to the case.
  case join(SubmissionJoined)
  /// A person has to look.
  case requireTriage(TriageReason)
  /// The DPO accepts a case in triage, with the rights that it is about; `on` is the local date of the decision.
  /// `misread` are items that nobody asked for; `reading` is what recognition had suggested.
  case acceptTriage(
    rights: [Right], misread: [Int] = [], reading: TriageReading? = nil, on: LocalDate, suppression: SuppressionPlan? = nil)
  /// The DPO finds that it is no request.
  case dismissTriage(reading: TriageReading? = nil, on: LocalDate)
  case challengeIdentity(IdentityChallenged)
  case failIdentityAttempt(IdentityAttemptFailed)
  case verifyIdentity(IdentityVerified)
  case recordSearch(SystemSearched)
  case attemptFulfilment(FulfilmentAttempted)
  case recordFulfilment(SystemFulfilled)
  case attemptProcessor(ProcessorAttempted)
  case recordProcessor(ProcessorNotified)
  case refuse(RightRefused)
  /// Part of an answer is withheld (R14, R16).
  case exempt(ExemptionApplied)
  case extendDeadline(DeadlineExtended)
  case requestClarification(ClarificationRequested)
  case answerClarification(ClarificationAnswered)
  case requestFee(FeeRequested)
  case recordFee(FeePaid)
  case withdraw(RightWithdrawn)
  /// A person has carried a right out, or found that there is nothing to carry out.
  case settle(RightSettled)
  /// The person is told that the answer is late.
  case apologise(item: Int, on: LocalDate)
  /// A message of the case is a complaint, too.
  case recordComplaint(submission: UUID, receivedOn: LocalDate)
  case acknowledgeComplaint(item: Int)
  case reportProgress(item: Int)
  case concludeComplaint(ComplaintConcluded)
  case assemble(ResponseAssembled)
  case approve(ResponseApproved)
  case attemptSend(SendAttempted)
  case concludeSend(SendConcluded)
  case resolveSend(SendResolved)
  case recordBounce(Bounced)
  /// The records are kept for legal claims, whatever the profile says.
  case placeHold(HoldPlaced)
  case liftHold(HoldLifted)
  /// Something reached the wrong person (R24).
  case recordBreach(BreachRecorded)
  case assessBreach(BreachAssessed)
  /// A restriction ends (R4).
  case liftRestriction(RestrictionLifted)
  /// An agent is asked for their authority (R19).
  case requestAuthority(AuthorityRequested)
  case recordAuthority(AuthorityGiven)
  /// A timer has come due; `remindsOfficer` where there is an address for the officer's reminders.
  case fireTimer(TimerFired, remindsOfficer: Bool = false)
}
