import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("Rights that a person carries out and settles", .timeLimit(.minutes(1)))
struct SettlingTests {
  private func settled(
    _ item: Int, _ outcome: RightSettled.Outcome = .granted, recipients: RightSettled.Recipients? = .told, ground: String? = nil,
    recorded: [RecordedField] = [], isTold: Bool = false
  ) throws -> CaseCommand {
    .settle(
      RightSettled(
        item: item, outcome: outcome, recipients: recipients, ground: ground, recordItem: UUID(), recorded: recorded, isTold: isTold,
        on: try LawStory.day("2026-06-10")))
  }

  /// A case about these rights, accepted by a person, with identity shown and everything found.
  private func found(_ rights: [Right]) throws -> LawStory {
    var story = try LawStory(rights)
    if story.state.triage != nil { try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02"))) }
    try story.send(on: "2026-06-02")
    try story.verify()
    return story
  }

  @Test("R3: an erasure leads to no copy of the data: once everything is found it is a person's to carry out")
  func noCopy() throws {
    var story = try LawStory([.erasure])
    try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    try story.verify()
    #expect(story.state.triage == .rightNeedsPerson && story.state.awaitsPerson)
    let events = try found([.erasure]).state.effects(of: .systemSearched(try #require(story.state.searches["crm"])))
    #expect(!events.contains(.step(.assemble)))
    // It is neither waved through nor closed in silence.
    #expect(throws: Rejection.self) { try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-03"))) }
    #expect(throws: Rejection.self) { try story.take(.dismissTriage(on: try LawStory.day("2026-06-03"))) }
  }

  @Test("R3, R14: the person is told the outcome, and only then the item is settled and the case closed")
  func told() throws {
    var story = try found([.erasure])
    try story.take(try settled(1))
    #expect(story.state.items[0].outcome == .open && story.state.items[0].awaitsDueDate, "the clock runs until the letter is sent")
    #expect(story.state.notices.last?.request.kind == .rightOutcome && story.state.closed == nil)
    try story.send(on: "2026-06-11")
    #expect(story.state.items[0].outcome == .granted)
    #expect(story.state.closed?.outcome == .fulfilled)
  }

  @Test("R3, R20: nothing is erased before the copy that was asked for too is out")
  func copyFirst() throws {
    var story = try LawStory([.access, .erasure])
    try story.send(on: "2026-06-02")
    try story.verify()
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(2)) }?.code == .impossible)
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1)) }?.message.contains("dpo review") == true)
  }

  @Test("R14, R16: what is done in part or lies outside the right needs a ground of that right, with its record")
  func grounds() throws {
    var story = try found([.erasure])
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, .grantedInPart)) }?.code == .missingRecord)
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, .granted, ground: "17.3.b")) }?.code == .missingRecord)
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, .grantedInPart, ground: "15.4")) }?.code == .unknownGround)
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, .grantedInPart, ground: "17.3.b")) }?.code == .missingRecord)
    let ground = try RefusalGround(code: "17.3.b")
    try story.take(try settled(1, .grantedInPart, ground: "17.3.b", recorded: ground.requiredFields))
    try story.send(on: "2026-06-11")
    #expect(story.state.items[0].outcome == .grantedInPart)
  }

  @Test("R5: a correction, an erasure or a restriction is settled only with what was done about those who got the data, after the decision")
  func recipients() throws {
    for right in [Right.rectification, .erasure, .restriction] {
      var story = try found([right])
      #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, recipients: nil)) }?.message.contains("Article 19") == true)
      #expect(#expect(throws: Rejection.self) { try story.take(try settled(1, .notHeld)) }?.code == .missingRecord)
      try story.take(try settled(1, recipients: RightSettled.Recipients.none))
    }
    var objection = try found([.objection])
    #expect(#expect(throws: Rejection.self) { try objection.take(try settled(1)) }?.code == .missingRecord)
    try objection.take(try settled(1, recipients: nil))
  }

  @Test("N7: nothing is settled for somebody whose identity is not verified; taking back consent needs none")
  func identity() throws {
    var story = try LawStory([.rectification])
    try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1)) }?.code == .identityNotVerified)
    var consent = try LawStory([.consentWithdrawal])
    try consent.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    try consent.take(try settled(1, recipients: nil))
    try consent.send(on: "2026-06-03")
    #expect(consent.state.closed?.outcome == .fulfilled)
  }

  @Test("a question is answered by a letter of the DPO's own, which ends it at once")
  func ownLetter() throws {
    var story = try LawStory([.question])
    try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    #expect(#expect(throws: Rejection.self) { try story.take(try settled(1)) }?.message.contains("--letter") == true)
    try story.take(try settled(1, recipients: nil, isTold: true))
    #expect(story.state.closed?.outcome == .fulfilled)
    #expect(!story.state.notices.contains { $0.request.kind == .rightOutcome })
  }

  @Test("of two rights the second still waits for a person when the first is settled")
  func two() throws {
    var story = try found([.rectification, .restriction])
    try story.take(try settled(1))
    #expect(story.state.triage == .rightNeedsPerson)
    try story.send(on: "2026-06-11")
    try story.take(try settled(2, .notHeld, recipients: nil))
    try story.send(on: "2026-06-12")
    #expect(story.state.items.map(\.outcome) == [.granted, .notHeld])
    #expect(story.state.closed?.outcome == .fulfilled)
  }

  @Test("O1: what a person takes for misread asks for nothing any more; a stop in force is never misread (R7)")
  func misread() throws {
    var story = try LawStory([.erasure])
    let reading = TriageReading(language: "en", suggested: [.init(right: .erasure, confidence: 920, isClear: true)])
    let events = try story.take(
      .acceptTriage(rights: [.access], misread: [1], reading: reading, on: try LawStory.day("2026-06-02")))
    #expect(story.state.items[0].isMisread && story.state.askedItems.map(\.right) == [.access])
    guard case .triageDecided(let decided) = events[0] else { return #expect(Bool(false), "the decision comes first") }
    #expect(decided.misread == [1] && decided.reading?.decided == [.access])
    try story.send(on: "2026-06-02")
    try story.verify()
    #expect(story.state.triage == nil, "only the copy is left")

    var all = try LawStory([.erasure])
    #expect(
      #expect(throws: Rejection.self) { try all.take(.acceptTriage(rights: [], misread: [1], on: try LawStory.day("2026-06-02"))) }?.code
        == .noRights)
  }

  @Test("access that a person adds once everything is found is still answered")
  func addedLate() throws {
    var story = try found([.rectification])
    let events = try story.take(.acceptTriage(rights: [.access], on: try LawStory.day("2026-06-10")))
    let requested = try #require(events.first { if case .rightRequested = $0 { true } else { false } })
    #expect(story.state.effects(of: requested).contains(.step(.assemble)))
  }
}
