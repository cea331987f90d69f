import Foundation
import Redaction
import Testing

@Suite("Redaction suggestions (R16)", .timeLimit(.minutes(1)))
struct RedactionTests {
  private let suggester: RedactionSuggester

  init() throws { suggester = try RedactionSuggester() }

  private func found(_ text: String, own: OwnDetails = .none) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return suggester.suggestions(in: text, own: own).map {
      "\($0.kind.rawValue): \(String(String.UnicodeScalarView(scalars[$0.range])))"
    }
  }

  @Test("in notes and letters of people, nearly all that is somebody's is suggested, and little else", arguments: ["notes", "letters"])
  func examples(file: String) throws {
    var figures = RedactionFigures()
    for example in try RedactionExample.all(in: file) { figures.add(suggester.suggestions(in: example.text), to: example) }
    #expect(figures.recall >= 0.95, "\(figures.recall): \(figures.faults)")
    #expect(figures.precision >= 0.9, "\(figures.precision): \(figures.faults)")
  }

  @Test("the requester's own details are never suggested, however they are written; a relative's are")
  func own() {
    let own = OwnDetails(
      names: ["Priya Nandakumar"], emails: ["Priya.Nandakumar@harbourtyres.example"],
      numbers: ["+44 1632 960101", "GB33BUKB20201555555555"])
    let text = """
      Priya rang from 01632 960101. Mrs Nandakumar's address is priya.nandakumar@HARBOURTYRES.example, her account GB33 BUKB 2020 1555 5555 55.
      Her husband Anand Nandakumar has 01632 960102.
      """
    #expect(found(text, own: own) == ["name: Anand Nandakumar", "phone: 01632 960102"])
  }

  @Test("offsets count Unicode scalars, as most languages count strings")
  func offsets() throws {
    let text = "👩‍👧 Łódź: Sarah called."
    let only = try #require(suggester.suggestions(in: text).first)
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[only.range])) == "Sarah")
    #expect(only.range == 10..<15)
  }

  @Test(
    "one wrong digit or letter, and a number with a check is none",
    arguments: [
      ("iban", "GB33 BUKB 2020 1555 5555 55"), ("iban", "NL91ABNA0417164300"), ("card", "4111 1111 1111 1111"),
      ("card", "378282246310005"), ("national-number", "44051401359"), ("national-number", "12345678Z"),
      ("national-number", "X1234567L"), ("national-number", "RSSMRA85T10A562S"), ("national-number", "811218-9876"),
      ("national-number", "943 476 5919"), ("national-number", "756.9217.0769.85"), ("national-number", "85.07.30-033.28"),
      ("national-number", "255081416802538"),
    ])
  func checks(kind: String, number: String) {
    #expect(found("It is \(number).") == ["\(kind): \(number)"])
    var changed = Array(number)
    for place in changed.indices.reversed() where changed[place].isNumber {
      changed[place] = changed[place] == "7" ? "3" : "7"
      break
    }
    #expect(!found("It is \(String(changed)).").contains { $0.hasPrefix(kind) })
  }

  @Test(
    "dates, amounts, order numbers, addresses and companies are nobody's",
    arguments: [
      "Delivered on 12/03/2025 at 10:15, again on 2025-03-14, and on 3.4.2025.", "Order 204417, 12 pieces, £1,482.00 and 640.50 EUR.",
      "Harbour Tyres Ltd, 14 Amy Johnson Way, Lancaster House, Blackpool",
      "The Data Protection Officer wrote to the Sales Department in May.",
      "Thursday and Friday were Bank Holidays in England. Please Reply To This Email.", "Version 10.4.2, build 20250314, error 0x80070005",
    ])
  func nobody(text: String) { #expect(found(text) == []) }

  @Test("hostile text ends: long runs of digits, letters, at signs and marks, in time that grows with the text and not faster")
  func hostile() {
    for unit in ["1 ", "1", "A ", "@", "a@b.", "(", "GB33", "e\u{301}", "\u{202E}", "Mr "] {
      let text = String(repeating: unit, count: 5_000)
      let clock = ContinuousClock()
      #expect(clock.measure { _ = suggester.suggestions(in: text) } < .seconds(8), "\(unit)")
    }
  }
}
