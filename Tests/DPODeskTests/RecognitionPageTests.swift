import Foundation
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("How well recognition reads", .timeLimit(.minutes(1)))
struct RecognitionPageTests {
  /// As the case records it: the rights that were decided come with the event.
  private func decision(
    _ suggested: [(Right, Int, Bool)], decided: [Right], _ decision: TriageDecided.Decision = .accept
  ) throws -> TriageDecided {
    let items = suggested.map { #"{"confidence":\#($0.1),"isClear":\#($0.2),"right":"\#($0.0.rawValue)"}"# }
    let rights = decided.map { "\"\($0.rawValue)\"" }
    let json = #"""
      {"decision":"\#(decision.rawValue)","reading":{"language":"en","suggested":[\#(items.joined(separator: ","))],"decided":[\#(rights.joined(separator: ","))]}}
      """#
    return try JSONDecoder().decode(TriageDecided.self, from: Data(json.utf8))
  }

  private func decisions() throws -> [TriageDecided] {
    [
      try decision([(.access, 940, true)], decided: [.access]),
      try decision([(.access, 850, true), (.erasure, 550, false)], decided: [.access, .erasure]),
      try decision([(.erasure, 550, false)], decided: [.marketingStop]),
      try decision([(.rectification, 840, true)], decided: [], .dismiss),
      try decision([], decided: [], .dismiss),
    ]
  }

  @Test("O1: what was suggested stands beside what was decided, by right and by confidence")
  func page() throws {
    try Golden.expect(RecognitionPage(decisions: try decisions()).text + "\n", is: "recognition.txt")
    #expect(RecognitionPage(decisions: [TriageDecided(decision: .accept)]).text.hasPrefix("Nothing has been decided"))
  }

  @Test("O1: a change of the words shows in what they make of the decided messages")
  func again() throws {
    var page = RereadingPage()
    let decisions = try decisions()
    page.add(decisions[0], readAs: [.access])
    page.add(decisions[1], readAs: [.erasure, .access])
    page.add(decisions[2], readAs: [])
    page.destroyed = 2
    #expect(page.text == "\nRead again with the words of today: 2 of 3 as decided; when they came it was 1. 2 messages had been destroyed.")
  }
}
