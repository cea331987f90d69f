import RightsCase
import Testing

@testable import Intake
@testable import RightsLaw

@Suite("What a correction or an erasure changes, and which channel is meant (O1)", .timeLimit(.minutes(1)))
struct RecognisedChangeTests {
  private static let shared = Result { try Recogniser() }
  private let recogniser: Recogniser

  init() throws { recogniser = try Self.shared.get() }

  struct Change: CustomTestStringConvertible, Sendable {
    let text: String
    let from: [String]
    let to: [String]
    var testDescription: String { text }
  }

  @Test(
    "a correction says what is wrong and what is right, in every language",
    arguments: [
      Change(text: "Please correct my surname from Miller to Baker in your records.", from: ["Miller"], to: ["Baker"]),
      Change(text: "My address is wrong. It should be 14 Oak Street, not 12 Elm Road.", from: ["12 Elm Road"], to: ["14 Oak Street"]),
      Change(text: "Bitte ändern Sie meinen Namen in Ihren Daten von Müller auf Becker.", from: ["Müller"], to: ["Becker"]),
      Change(text: "Veuillez rectifier mon nom dans vos fichiers : Perrin au lieu de Hallier.", from: ["Hallier"], to: []),
      Change(
        text: "Rectifiquen mi fecha de nacimiento: nací el 12 de julio de 1988, no 1986.", from: ["1986"], to: ["12 de julio de 1988"]),
      Change(text: "Vi chiedo di correggere il mio cognome nei dati da Allori a Pedrini.", from: ["Allori"], to: ["Pedrini"]),
      Change(text: "Wijzig alstublieft mijn achternaam in uw gegevens van Halders naar Peters.", from: ["Halders"], to: ["Peters"]),
      Change(text: "Peço a retificação do meu apelido nos vossos dados, de Halves para Peres.", from: ["Halves"], to: ["Peres"]),
      Change(text: "Proszę o sprostowanie moich danych: nazwisko Piotrowska zamiast Halicka.", from: ["Halicka"], to: []),
      Change(text: "Opravte prosím mé příjmení v údajích z Halasová na Petrová.", from: ["Halasová"], to: ["Petrová"]),
      Change(text: "Molim ispravak mog prezimena u podacima iz Halić u Petrović.", from: ["Halić"], to: ["Petrović"]),
      Change(text: "Παρακαλώ διορθώστε το επώνυμό μου στα στοιχεία από Χαλκιά σε Πέτρου.", from: ["Χαλκιά"], to: ["Πέτρου"]),
      Change(text: "Rätta mitt efternamn i era uppgifter från Hallström till Persson.", from: ["Hallström"], to: ["Persson"]),
    ])
  func corrections(_ change: Change) throws {
    let recognition = recogniser.recognise(subject: "", text: change.text)
    let right = try #require((recognition.rights + recognition.possible).first { $0.right == .rectification })
    #expect(right.from.map(\.text) == change.from)
    #expect(right.to.map(\.text) == change.to)
  }

  @Test("an erasure may be of a time; the values stand where they are said to stand")
  func erasureOfATime() throws {
    let text = "Please delete my personal data from 2019 to 2021."
    let right = try #require(recogniser.recognise(subject: "", text: text).rights.first)
    #expect(right.right == .erasure && right.from.map(\.text) == ["2019"] && right.to.map(\.text) == ["2021"])
    for phrase in right.from + right.to { #expect(String(decoding: Array(text.utf8)[phrase.range], as: UTF8.self) == phrase.text) }
  }

  @Test("N3: \u{201C}stop it\u{201D} stops what the sentence before names; whatever says more than that stops all")
  func pointing() {
    func channels(_ text: String) -> [RightsCase.MarketingChannel]? {
      recogniser.recognise(subject: "", text: text).rights.first { $0.right == .marketingStop }?.channels
    }
    #expect(channels("I keep getting your advertising texts every day. Please stop sending me this.") == [.sms])
    #expect(channels("I got your email about the sale. Stop all marketing to me.") == [])
    #expect(channels("You sent me an email. Stop contacting me with advertising.") == [])
  }

  @Test("a confidence is what was measured: it never says less of stronger phrases, and nothing is certain")
  func scale() throws {
    let scale = try RecognitionRules(json: PackageResources.rules_json).scale
    let steps = stride(from: 0.0, through: 1.0, by: 0.01).map(scale.share)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(steps.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(throws: RecognitionRulesError.self) { try ConfidenceScale([[0, 0.5], [1, 0.4]]) }
    #expect(throws: RecognitionRulesError.self) { try ConfidenceScale([[0.5]]) }
  }
}
