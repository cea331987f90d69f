/// A notice and what became of it.
public struct Notice: Hashable, Sendable {
  public let request: NoticeRequested
  public internal(set) var transmission = Transmission()
}
