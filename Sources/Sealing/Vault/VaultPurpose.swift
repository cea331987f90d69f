/// What a case's personal data is kept for. Each purpose has a key of its own, so that each can be made unreadable on its own day (design rule 7).
public enum VaultPurpose: String, Codable, CaseIterable, Sendable {
  /// What the person wrote and what was written to them; goes at the end of retention.
  case correspondence
  /// What was found in the systems, and the bundle; goes some days after delivery and, after an erasure, at once.
  case found
  /// Identity documents; go on the decision (`law.md` R12).
  case documents
}
