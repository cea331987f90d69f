/// An assembled response, its approval and what became of it.
public struct ResponseVersion: Hashable, Sendable {
  public let assembled: ResponseAssembled
  public internal(set) var approval: ResponseApproved?
  public internal(set) var transmission = Transmission()
}
