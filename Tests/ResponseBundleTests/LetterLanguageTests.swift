import ControllerProfile
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("Letters in the language of the request", .timeLimit(.minutes(1)))
struct LetterLanguageTests {
  static let languages = ["de", "fr", "pl"]

  @Test("R1: the answer's letter, its printed copy and the report are the golden ones in every language", arguments: languages)
  func access(language: String) async throws {
    let withheld = [
      WithheldItem(
        what: "crm.meetings", reason: RefusalReason(sentence: "Lantern Tiles.", citation: "DPA 2018, Sch 2 para 16"))
    ]
    let builder = try Typesetting.builder()
    let bundle = try await builder.build(
      try Fixture.access(withheld: withheld, authority: Fixture.authority, demonstration: true, language: language))
    let letter = try bundle.file("letter.pdf").bytes
    try Golden.expect(try DocumentTools.text(ofPDF: letter, layout: true), is: "\(language)/access-cover.txt")
    try Golden.expect(try bundle.text("report.html"), is: "\(language)/report.html")
    try DocumentTools.show(bundle, as: "access-\(language)")
    let printed = try await builder.build(
      try Fixture.access(envelope: ["Priya Nandakumar", "14 Quay Row", "Whitby", "YO21 3ZZ"], language: language))
    let paper = try printed.file("letter.pdf").bytes
    try Golden.expect(try DocumentTools.text(ofPDF: paper, layout: true), is: "\(language)/access-printed.txt")
    try DocumentTools.show(printed, as: "printed-\(language)")
    for words in [try DocumentTools.words(ofPDF: letter), try DocumentTools.words(ofPDF: paper), try bundle.text("report.html")] {
      for english in ["Your personal data", "Data Protection Officer", "You have the right", " October ", "Dear "] {
        #expect(!words.contains(english), "\(english) in a letter in \(language)")
      }
    }
  }

  @Test("R14: the refusal has its four parts in every language, and is the golden one", arguments: languages)
  func refusal(language: String) async throws {
    let particulars = try Fixture.particulars(rights: [.access, .erasure], authority: Fixture.authority, language: language)
    let bundle = try await Typesetting.builder().build(RefusalInput(particulars: particulars, reasons: Fixture.refusalReasons))
    let letter = try bundle.file("letter.pdf").bytes
    try DocumentTools.show(bundle, as: "refusal-\(language)")
    try Golden.expect(try DocumentTools.text(ofPDF: letter, layout: true), is: "\(language)/refusal.txt")
    let words = try DocumentTools.words(ofPDF: letter)
    let complaints = particulars.profile.complaints
    for part in [complaints.toController, complaints.toRegulator, complaints.court, Fixture.refusalReasons[0].sentence] {
      #expect(words.contains(part))
    }
    #expect(try particulars.profile.complaints != Fixture.profile().complaints, "the remedies are in the letter's language")
  }

  @Test("The PDF names its language, so that a screen reader speaks it", arguments: languages)
  func isTagged(language: String) async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access(language: language))
    let pdf = try bundle.file("letter.pdf").bytes
    let described = try DocumentTools.onFile(pdf, named: "letter.pdf") {
      try DocumentTools.run("/usr/bin/qpdf", ["--qdf", "--object-streams=disable", $0, "-"])
    }
    #expect(described.contains("/Lang (\(language)"))
    #expect(try bundle.text("report.html").contains("<html lang=\"\(language)\">"))
  }

  @Test("A language without letters gets English; a regional one gets its language's")
  func fallsBack() throws {
    let profile = try Fixture.profile()
    #expect(profile.languages == ["en", "de", "fr", "pl"])
    #expect(["pl", "pl-PL", "de_AT", "FR"].map(profile.letterLanguage) == ["pl", "pl", "de", "fr"])
    #expect(["it", "uk", "", "deu"].map(profile.letterLanguage) == ["en", "en", "en", "en"])
  }

  @Test("Dates stand in the form of the language")
  func writesDates() async throws {
    let expected = ["en": "1 August 2026", "de": "1. August 2026", "fr": "1er août 2026", "pl": "1 sierpnia 2026", "it": "2026-08-01"]
    for (language, text) in expected where language != "it" {
      let template = try NoticeTemplate.load(.acknowledgement, language: language, lettersDirectory: Fixture.lettersDirectory)
      let notice = try template.render(
        NoticeValues(profile: try Fixture.profile(), reference: "4T7K9-Q2MXC", receivedOn: try LocalDate(year: 2026, month: 8, day: 1)))
      #expect(notice.body.contains(text))
    }
  }

  @Test("The profile's words in another language must be complete")
  func isComplete() throws {
    try DocumentTools.withFolder { folder in
      let source = URL(filePath: Fixture.controllerDirectory)
      let copy = folder.appending(path: "controller")
      try FileManager.default.copyItem(at: source, to: copy)
      let file = copy.appending(path: "profile.pl.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("  orders: Szczegóły i historia zamówień\n", with: "").utf8).write(to: file)
      let error = try #require(throws: ProfileError.self) { try ControllerProfile.load(directory: copy.path) }
      #expect(error.code == .keyMissing && error.keyPath == "categories.orders" && error.file.hasSuffix("profile.pl.yaml"))
      try FileManager.default.removeItem(at: file)
      #expect(try ControllerProfile.load(directory: copy.path).translated(into: "pl").dpo.title == "Data Protection Officer")
    }
  }
}
