extension RightDecision {
  /// What letter, manifest, coverage, redaction marks, list of recipients and status page may know of a decision. A silent refusal
  /// leaves no trace in it (`law.md` R14): the outcome reads as if nothing had been withheld.
  public struct PublicView: Hashable, Sendable {
    public enum Outcome: String, Codable, CaseIterable, Sendable {
      /// The person has everything that they are entitled to.
      case answered
      case answeredInPart = "answered-in-part"
      case refused
      case notHeld = "not-held"
      case withdrawn
      case outOfScope = "out-of-scope"
    }

    public let right: Right
    public let outcome: Outcome
    /// The grounds that the person is told.
    public let grounds: [RefusalGround]
  }

  public var publicView: PublicView {
    let stated = refusals.filter { !$0.isSilent }.map(\.ground)
    let outcome: PublicView.Outcome =
      switch content {
      case .absolute(_, .done), .refusable(_, .granted): .answered
      case .absolute(_, .withdrawn), .refusable(_, .withdrawn): .withdrawn
      case .refusable(_, .grantedInPart): stated.isEmpty ? .answered : .answeredInPart
      case .refusable(_, .refused): stated.isEmpty ? .answered : .refused
      case .refusable(_, .notHeld): .notHeld
      case .refusable(_, .outOfScope): .outOfScope
      }
    return PublicView(right: right, outcome: outcome, grounds: stated)
  }
}
