/// A notice and what became of it.
public struct Notice: Hashable, Sendable {
  public let request: NoticeRequested
  /// It was requested when the case had closed, and goes out all the same.
  public let isAfterClosing: Bool
  public internal(set) var transmission = Transmission()
}
