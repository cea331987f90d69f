/// A question that a controller asked the person, and the day of its answer.
struct ClockQuestion: Hashable, Sendable {
  enum Subject: String, Hashable, Sendable {
    case identity
    case authority
    case fee
    case clarification
  }

  let subject: Subject
  let asked: LocalDate
  var answered: LocalDate?
  /// Asked of everyone, without a real doubt (`law.md` C3, R12).
  let routine: Bool

  /// The days from the one to the other, both included; up to the end of time while it is open.
  func covers(_ day: LocalDate) -> Bool { asked <= day && (answered.map { day <= $0 } ?? true) }

  /// The rule under which the question is allowed.
  var rule: String { subject == .clarification ? "C6" : "C3" }

  var inWords: String {
    switch subject {
    case .identity: "identity information"
    case .authority: "proof of the third party's authority"
    case .fee: "a fee under Article 12(5)"
    case .clarification: "clarification"
    }
  }
}
