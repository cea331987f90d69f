import ArgumentParser
import Glibc
import RightsLaw

/// What a decision on a ground records (law.md R13 to R16), from a file and, at a terminal, from whoever decides.
struct GroundRecord {
  let fields: [RecordedField: String]

  var recorded: [RecordedField] { RecordedField.allCases.filter { fields[$0] != nil && $0 != .decider && $0 != .date } }
  var reviewer: String? { fields[.reviewer] }
  /// As the vault keeps it.
  var byName: [String: String] { Dictionary(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) }) }

  /// - Parameters:
  ///   - known: What is known already: the reasons, and what is withheld.
  ///   - file: The file of `--record`.
  ///   - login: Who decides.
  /// - Throws: `DeskError` that names each field which is missing; `DecisionError` where the law does not allow it.
  init(
    for right: RefusableRight, on ground: RefusalGround, known: [RecordedField: String], file: String?, login: String, on day: LocalDate,
    disclosure: Refusal.Disclosure = .stated
  ) throws {
    var fields = known
    if let file { fields.merge(try RecordFile.read(file)) { first, _ in first } }
    let missing = ground.requiredFields.filter { $0 != .decider && $0 != .date && fields[$0] == nil }
    if !missing.isEmpty {
      guard isatty(STDIN_FILENO) == 1 else {
        throw DeskError.untried(
          "the ground \(ground.code) must also record: \(missing.map { "\($0.rawValue) (\($0.question))" }.joined(separator: "; ")). "
            + "Write a line 'field: text' for each into a file and name it after --record (R13 to R16).")
      }
      for field in missing { fields[field] = try Self.ask(field) }
    }
    // The law judges: ground, right, record, reviewer, silence.
    _ = try Refusal(
      right, on: ground, disclosure: disclosure, decider: try ImpartialDecider(PartyID(rawValue: login), concerned: []), decidedOn: day,
      record: fields)
    self.fields = fields
  }

  private static func ask(_ field: RecordedField) throws(DeskError) -> String {
    Console.standard.warn("\(field.rawValue): \(field.question)")
    guard let line = readLine(), !line.allSatisfy(\.isWhitespace) else { throw .refused("'\(field.rawValue)' is required (R16).") }
    return line
  }
}

extension RecordedField {
  /// What whoever decides is asked.
  var question: String {
    switch self {
    case .item: "what it is about: a document, a passage, a field"
    case .reasoning: "why the ground applies"
    case .decider: "who decides"
    case .reviewer: "the login of the second person who reviewed it"
    case .date: "the day of the decision"
    case .prejudice: "the harm that giving it would do, and how likely it is"
    case .weighing: "whose data it is too, and how their interest was weighed"
    case .opinion: "the expert's opinion, and its day"
    case .facts: "what shows it; the burden is yours"
    }
  }
}
