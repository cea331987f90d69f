import RightsLaw
import Testing

@Suite("Grounds of refusal in the language of the letter", .timeLimit(.minutes(1)))
struct GroundLanguageTests {
  @Test("R14: every ground has a plain sentence of its own in German, French and Polish", arguments: RefusalGround.all)
  func isTranslated(ground: RefusalGround) {
    let sentences = ["en", "de", "fr", "pl"].map(ground.sentence)
    #expect(Set(sentences).count == 4, "\(ground.code): \(sentences)")
    #expect(sentences.allSatisfy { $0.hasSuffix(".") && $0.count < 180 })
    #expect(sentences[0] == ground.sentence)
  }

  @Test("A language without translations gets the English sentence; a regional one its language's")
  func fallsBack() throws {
    let ground = try RefusalGround(code: "S2.19")
    #expect(ground.sentence(in: "it") == ground.sentence)
    #expect(ground.sentence(in: "pl-PL") == ground.sentence(in: "pl"))
  }

  @Test("No two grounds of one language are told apart in English and the same in translation", arguments: ["de", "fr", "pl"])
  func staysDistinct(language: String) {
    let english = Set(RefusalGround.all.map(\.sentence))
    #expect(Set(RefusalGround.all.map { $0.sentence(in: language) }).count == english.count)
  }
}
