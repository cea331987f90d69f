/// An assembled response, its approval and what became of it.
public struct ResponseVersion: Hashable, Sendable {
  public let assembled: ResponseAssembled
  /// How many decisions there were when it was assembled: one more, and it no longer says what was decided.
  public let decisions: Int
  public internal(set) var approval: ResponseApproved?
  public internal(set) var transmission = Transmission()
}
