/// Something of ours that reached the wrong person, and what was decided about it (law.md R24).
public struct Breach: Hashable, Sendable {
  public let recorded: BreachRecorded
  /// Who was told; `nil` while nobody has decided.
  public internal(set) var assessed: BreachAssessed?
}

extension CaseState {
  /// The breaches of which nobody has said yet who is told.
  public var openBreaches: [Breach] { breaches.filter { $0.assessed == nil } }
}
