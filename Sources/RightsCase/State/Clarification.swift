public import RightsLaw

/// A question to the person about what they mean.
public struct Clarification: Hashable, Sendable {
  public let request: ClarificationRequested
  /// When it was sent; `nil` before.
  public internal(set) var askedOn: LocalDate?
  public internal(set) var answeredOn: LocalDate?
  /// A message came in since it was asked.
  public internal(set) var mayBeAnswered = false
  public internal(set) var reminded = false

  public var isOpen: Bool { answeredOn == nil }
}
