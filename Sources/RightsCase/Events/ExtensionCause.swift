public import RightsLaw

/// Why a request is complex, or what the number of requests is: what the notice of an extension says (law.md C5). That clarification is
/// needed is none of them.
public enum ExtensionCause: String, Codable, Hashable, Sendable, CaseIterable {
  case largeAmount = "large-amount"
  case otherPeople = "other-people"
  case legalAdvice = "legal-advice"
  case oldRecords = "old-records"
  case severalRequests = "several-requests"

  /// The reason of the law that it belongs to.
  public var reason: ExtensionReason { self == .severalRequests ? .numberOfRequests : .complexity }
}
