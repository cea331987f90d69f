/// What a refusal is made from (law.md R14).
public struct RefusalInput: Hashable, Sendable {
  public var particulars: CaseParticulars
  /// The reasons; empty only where ``isSilent``.
  public var reasons: [RefusalReason]
  /// Where giving the reason would defeat the exemption, the letter says only that the person has everything that they are entitled to.
  /// The complaint and court rights stay.
  public var isSilent: Bool

  public init(particulars: CaseParticulars, reasons: [RefusalReason], isSilent: Bool = false) {
    self.particulars = particulars
    self.reasons = reasons
    self.isSilent = isSilent
  }
}
