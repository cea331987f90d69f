import RightsLaw
import Testing

@Suite("Rights with grounds of their own", .timeLimit(.minutes(1)))
struct OwnGroundsTests {
  @Test("R2: correction is refused on accuracy, and that refuses nothing else")
  func rectification() { expectOwn(["16-accurate"], of: .rectification) }

  @Test("R4: restriction is refused where none of its four cases applies, and that refuses nothing else")
  func restriction() { expectOwn(["18.1-none"], of: .restriction) }

  @Test("R6: portability is refused where the data is not portable or others would be harmed, and that refuses nothing else")
  func portability() { expectOwn(["20.1-none", "20.4"], of: .portability) }

  @Test("R9: a look at an automated decision is refused where a person decided, and that refuses nothing else")
  func automatedDecision() { expectOwn(["22A-none"], of: .automatedDecision) }

  @Test(
    "R2, R4, R6, R9, C6: their month is not paused by a question",
    arguments: [
      Right.rectification, .restriction, .portability, .automatedDecision,
    ])
  func noPause(right: Right) throws {
    let received = ClockEvent.received(try Case.day("2026-06-01"))
    let plain = try StatutoryClock.compute(right: right, jurisdiction: .englandAndWales, events: [received])
    let asked = try StatutoryClock.compute(
      right: right, jurisdiction: .englandAndWales, events: [received, .clarificationAsked(try Case.day("2026-06-03"))])
    #expect(plain.due.date == (try Case.day("2026-07-01")))
    #expect(asked.due == plain.due)
  }

  /// The general grounds that refuse this right and no other.
  private func expectOwn(_ codes: [String], of right: RefusableRight) {
    let own = RefusalGround.all.filter { $0.rights == [right] && GeneralGround(rawValue: $0.code) != nil }
    #expect(own.map(\.code) == codes)
    #expect(own.allSatisfy { $0.citation.hasPrefix("Article ") && $0.sentence.hasSuffix(".") })
  }
}
