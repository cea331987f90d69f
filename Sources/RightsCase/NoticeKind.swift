/// A message that needs no case approval: template-only, sent under the DPO's standing approval (design, rule 8).
public enum NoticeKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// "We have your request": the same words whether or not anything is held, so it may go to the writer's own address (N7).
  case acknowledgement
  /// A one-time code to a contact on file (R12).
  case identityCode = "identity-code"
  /// Marketing has been stopped, and what may still come for a short while (R7, N10): tells nothing that is held.
  case marketingStopConfirmation = "marketing-stop-confirmation"

  /// Whether it may go to the address that the person wrote from: only what reveals nothing held may (design, rule 11).
  public var mayGoToWriter: Bool {
    switch self {
    case .acknowledgement, .marketingStopConfirmation: true
    case .identityCode: false
    }
  }
}
