/// What a processor said about a request.
public struct ProcessorAnswer: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It is done.
    case completed
    /// It has the request and is at it: it is asked again later.
    case acknowledged
    /// It has nothing about the person.
    case notHeld = "not-held"
    /// It will not.
    case refused
  }

  public var status: Status
  /// The processor's own reference.
  public var reference: String?

  public init(status: Status, reference: String? = nil) {
    self.status = status
    self.reference = reference
  }
}
