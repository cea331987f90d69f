/// What a decision on a ground records besides its code (`law.md` R13, R15, R16).
public enum RecordedField: String, Codable, CaseIterable, Sendable {
  /// What it is about: a document, a passage, a field.
  case item
  case reasoning
  case decider
  case reviewer
  case date
  /// The harm that disclosure would do, and how likely it is.
  case prejudice
  /// Who else's data it is, and how their interest was weighed (R15).
  case weighing
  /// An expert's opinion and its day.
  case opinion
  /// What shows that the request is unfounded or excessive: the burden is the controller's (R13).
  case facts

  /// Every use of an exemption has these (R16).
  public static let always: [RecordedField] = [.item, .reasoning, .decider, .reviewer, .date]
}
