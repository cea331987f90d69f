/// Where a case stands: derived from its events, never stored as a truth of its own.
public enum CasePhase: String, Codable, Hashable, Sendable, CaseIterable {
  case received
  case triage
  case verifying
  case searching
  /// A marketing stop is being carried out in systems and at processors.
  case fulfilling
  case assembling
  case awaitingApproval = "awaiting-approval"
  case approved
  case dispatching
  case closed
}
