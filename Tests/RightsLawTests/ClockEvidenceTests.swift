import Foundation
import RightsLaw
import Testing

@Suite("O4: a clock's evidence", .timeLimit(.minutes(1)))
struct ClockEvidenceTests {
  private func result() throws -> ClockResult {
    try Case.clock(
      received: "2026-11-02",
      [
        .identityAsked(try Case.day("2026-11-03"), routine: false), .identityGiven(try Case.day("2026-11-09")),
        .clarificationAsked(try Case.day("2026-11-11")), .clarificationAnswered(try Case.day("2026-11-12")),
        .extensionNotice(try Case.day("2026-12-01"), reason: .numberOfRequests), .furtherCopyFeePaid(try Case.day("2026-12-02")),
      ], asOf: "2026-12-24")
  }

  @Test("O4: computing again gives the same bytes")
  func recomputed() throws {
    let first = try result()
    #expect(try first.recomputed() == first)
    #expect(try first.recomputed().canonicalJSON == first.canonicalJSON)
    #expect(first.calculator == StatutoryClock.calculator)
    #expect(try first.holidayTableHash == HolidayTable.committed(country: "GB").sha256)
  }

  @Test("O4: the canonical JSON is the Codable form with sorted keys, and reads back as the same result")
  func json() throws {
    for result in [try result(), try Case.clock(received: "2026-06-01", [.examMarks(announced: nil)])] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      #expect(try String(decoding: encoder.encode(result), as: UTF8.self) == result.canonicalJSON)
      #expect(try JSONDecoder().decode(ClockResult.self, from: Data(result.canonicalJSON.utf8)) == result)
    }
  }

  @Test("O4: every event survives JSON")
  func events() throws {
    let day = try Case.day("2026-06-01")
    let events: [ClockEvent] = [
      .received(day), .identityAsked(day, routine: true), .identityGiven(day), .authorityAsked(day, routine: false), .authorityGiven(day),
      .feeAsked(day), .feePaid(day), .furtherCopyFeePaid(day), .clarificationAsked(day), .clarificationAnswered(day),
      .extensionNotice(day, reason: .complexity), .extensionNotice(day, reason: nil), .examMarks(announced: day),
      .examMarks(announced: nil),
    ]
    #expect(Set(events.map(\.name)) == Set(ClockEvent.Name.allCases))
    #expect(try JSONDecoder().decode([ClockEvent].self, from: JSONEncoder().encode(events)) == events)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(ClockEvent.self, from: Data(#"{"event":"received","on":"2026-02-30"}"#.utf8))
    }
  }

  @Test("O4: the working names a rule at each step and can be read aloud")
  func explanation() throws {
    let result = try result()
    #expect(result.working.allSatisfy { !$0.rule.isEmpty && $0.text.hasSuffix(".") })
    #expect(result.explanation.count == result.working.count + 1)
    #expect(result.explanation.contains("C2  Due before the end of Thursday 11 February 2027."))
  }
}
