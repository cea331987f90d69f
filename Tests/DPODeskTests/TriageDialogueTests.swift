import RightsLaw
import Testing

@testable import DPODesk

@Suite("Triage by single keys", .timeLimit(.minutes(1)))
struct TriageDialogueTests {
  private func press(_ keys: [TriageDialogue.Key], _ dialogue: TriageDialogue) -> (TriageDialogue.Decision?, TriageDialogue) {
    var dialogue = dialogue
    for key in keys {
      if let decision = dialogue.press(key) { return (decision, dialogue) }
    }
    return (nil, dialogue)
  }

  @Test("O1: one key accepts what is suggested, and nothing where nothing is suggested")
  func accept() {
    #expect(press([.letter("a")], TriageDialogue(suggested: [.access, .erasure])).0 == .accept([.access, .erasure]))
    #expect(press([.letter("a"), .enter], TriageDialogue(suggested: [])).0 == nil)
  }

  @Test("O1: a correction takes away what nobody asked for and adds what was not seen, in the order of the list")
  func correct() {
    let keys: [TriageDialogue.Key] = [.letter("c"), .letter("d"), .letter("a"), .enter]
    #expect(press(keys, TriageDialogue(suggested: [.erasure])).0 == .accept([.access]))
    #expect(press([.letter("c"), .letter("a"), .enter], TriageDialogue(suggested: [.erasure])).0 == .accept([.access, .erasure]))
  }

  @Test("what was switched is forgotten on the way back, and an empty choice cannot be accepted")
  func back() {
    let (decision, dialogue) = press([.letter("c"), .letter("d"), .enter], TriageDialogue(suggested: [.erasure]))
    #expect(decision == nil)
    #expect(press([.escape, .letter("a")], dialogue).0 == .accept([.erasure]))
  }

  @Test("closing a case takes a second key, and other keys do nothing")
  func dismiss() {
    #expect(press([.letter("d")], TriageDialogue(suggested: [])).0 == nil)
    #expect(press([.letter("d"), .letter("a"), .enter, .letter("y")], TriageDialogue(suggested: [.access])).0 == .dismiss)
    #expect(press([.letter("d"), .letter("n"), .letter("q")], TriageDialogue(suggested: [.access])).0 == .leave)
    #expect(press([.escape], TriageDialogue(suggested: [.access])).0 == .leave)
    #expect(press([.letter("x"), .enter], TriageDialogue(suggested: [.access])).0 == nil)
  }

  @Test("what is asked names the rights; each right has a letter of its own")
  func prompts() throws {
    var dialogue = TriageDialogue(suggested: [.access])
    #expect(
      dialogue.prompt
        == "[a] accept: a copy of the data  [c] correct the rights  [d] dismiss  [q] leave it".replacing(
          "a copy of the data", with: Right.access.words))
    _ = dialogue.press(.letter("c"))
    try Golden.expect(dialogue.prompt + "\n", is: "triage-correcting.txt")
    #expect(!TriageDialogue(suggested: []).prompt.contains("[a]"))
  }
}
