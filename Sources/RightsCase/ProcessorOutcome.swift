/// What a processor said.
public enum ProcessorOutcome: String, Codable, Hashable, Sendable, CaseIterable {
  /// It has the request and is not done yet: it is asked again.
  case acknowledged
  case completed
  /// It has nothing about the person.
  case notHeld = "not-held"
  /// It says that it will not: a person has to look.
  case refused
  /// It could not be reached or did not answer as agreed: it is tried again.
  case failed

  /// Whether nothing more is to come from it.
  public var isFinal: Bool {
    switch self {
    case .completed, .notHeld, .refused: true
    case .acknowledged, .failed: false
    }
  }
}
