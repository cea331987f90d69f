/// Something that an answer leaves out, and why (law.md R14, R16).
///
/// An item whose reason must stay silent (R14, exception) is not listed at all: letter, manifest and coverage then agree.
public struct WithheldItem: Codable, Hashable, Sendable {
  /// What was left out, without saying what it contains.
  public var what: String
  public var reason: RefusalReason

  public init(what: String, reason: RefusalReason) {
    self.what = what
    self.reason = reason
  }
}
