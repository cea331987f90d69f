/// Something in a message that a person has to weigh before anything is done.
public enum RecognitionSignal: String, Codable, Hashable, Sendable, CaseIterable {
  /// Somebody writes for somebody else (law.md R19, N8).
  case thirdParty = "third-party"
  /// It is about a child (R17).
  case child
  /// It is about somebody who has died (R18).
  case deceased
  /// It may come from an authority and go elsewhere (O1).
  case authority
  /// It may be a step towards a court and go elsewhere too; the rights in it still count (O1).
  case litigation
  /// The person may need another form or help (R21).
  case adjustment
}
