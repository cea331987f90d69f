import ControllerProfile
import DataMap
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("The letter on top of an access answer", .timeLimit(.minutes(1)))
struct AccessLetterTests {
  @Test("R1: the letter has everything that Art 15 asks for, and the person's own regulator where they live abroad (N12)")
  func hasEverythingOfArticle15() async throws {
    let input = try Fixture.access(
      withheld: [
        WithheldItem(what: "One email", reason: RefusalReason(sentence: "It is about another person.", citation: "Sch 2 para 16"))
      ],
      authority: Fixture.authority)
    let words = try await words(of: input)
    let profile = input.particulars.profile
    func expect(_ parts: String..., for item: Comment) {
      for part in parts { #expect(words.contains(part), item) }
    }
    expect("We confirm that we hold and use personal data about you", for: "confirmation")
    expect("A copy comes with this letter, free of charge", for: "copy, free (N1)")
    for purpose in profile.purposes { expect(purpose.name, for: "purposes (N17)") }
    expect("your consent", "our legitimate interests", "a legal obligation", "names none for this purpose", for: "legal bases (N17)")
    for category in profile.categories { expect(category.name, for: "categories (N20)") }
    expect("Lantern Posting House Ltd", "Quill & Survey, Inc.", "Overseas: United States", for: "recipients by name, overseas marked")
    for recipient in profile.recipients { expect(recipient.description, for: "recipients of the notice (N13, N18)") }
    expect("Not named in our records", "You are entitled to the names", for: "unnamed recipients, honestly")
    expect("the UK Extension to the EU-US Data Privacy Framework", profile.transfers.safeguards, for: "transfer safeguards (N14)")
    expect(profile.retention.criteria, profile.retention.afterwards, for: "retention (N15)")
    for source in profile.sources { expect(source.name, for: "source (N21)") }
    expect(profile.automatedDecisions.statement, for: "automated decisions")
    for right in profile.rights { expect(right.text, right.law, for: "other rights") }
    expect("section 164A", profile.complaints.toController, profile.dpo.email, for: "complaint to the controller")
    expect("section 165", "0303 123 1113", "www.ico.org.uk/concerns", for: "complaint to the Commissioner (N12)")
    expect(profile.complaints.court, for: "judicial remedy")
    expect(Fixture.authority.name, Fixture.authority.website, profile.regulator.abroad, for: "own regulator (N12)")
    expect("One email. It is about another person. (Sch 2 para 16)", for: "partial refusal with its reason (R14)")
    for system in input.systems { expect(system.name, for: "coverage (O2)") }
    expect("4T7K9-Q2MXC", "31 October 2026", "20 November 2026", "Dear Priya Nandakumar,", for: "reference, dates, name")
  }

  @Test("The letter's text is the golden one")
  func isGolden() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    try DocumentTools.show(bundle, as: "access")
    try Golden.expect(try DocumentTools.text(ofPDF: try bundle.file("letter.pdf").bytes, layout: true), is: "access-cover.txt")
  }

  @Test("R1: a letter that goes by post shows the address in the window and has the whole copy in it, without what is never shown")
  func isPrinted() async throws {
    let input = try Fixture.access(envelope: ["Priya Nandakumar", "12 Quay Street", "Fleetmouth", "ZZ1 1AA"])
    let bundle = try await Typesetting.builder().build(input)
    try DocumentTools.show(bundle, as: "printed")
    let pdf = try bundle.file("letter.pdf").bytes
    try Golden.expect(try DocumentTools.text(ofPDF: pdf, layout: true), is: "access-printed.txt")
    let words = try DocumentTools.words(ofPDF: pdf)
    for text in [
      "The copy is printed behind this letter", "priya@lantern-tiles.example", "40 m²", "priya.n", "We hold this. It is never shown",
    ] {
      #expect(words.contains(text), "\(text) is not in the letter")
    }
    #expect(!words.contains("report.html"), "no file comes with paper")
    #expect(!words.contains("argon2id"))
    // The envelope's window: 20 to 110 mm from the left, 45 to 90 mm from the top.
    let window = try DocumentTools.onFile(pdf, named: "letter.pdf") {
      try DocumentTools.run(
        "/usr/bin/pdftotext", ["-f", "1", "-l", "1", "-r", "25.4", "-x", "20", "-y", "45", "-W", "90", "-H", "45", $0, "-"])
    }
    #expect(window.split(whereSeparator: \.isNewline).map(String.init) == ["Priya Nandakumar", "12 Quay Street", "Fleetmouth", "ZZ1 1AA"])
  }

  @Test("Text from a case is never markup in print either, and one long word does not leave the page")
  func printsMarkupAsText() async throws {
    let long = "https://shop.example/" + String(repeating: "abcdefghij", count: 60)
    var contacts = Fixture.contacts
    contacts.rows = (Fixture.hostile + [long]).map { ["note": .string($0)] }
    let system = BundleSystem(key: "crm", name: "Customer relations", owner: "Sales", outcome: .found, collections: [contacts])
    let bundle = try await Typesetting.builder().build(
      try Fixture.access(systems: [system], envelope: ["Priya Nandakumar", "12 Quay Street"]))
    let words = try DocumentTools.words(ofPDF: try bundle.file("letter.pdf").bytes)
    for text in Fixture.hostile where !text.contains("\n") {
      #expect(words.contains(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }
    let together = words.filter { !$0.isWhitespace && $0 != "\u{200B}" }
    #expect(together.contains(long), "every letter of the long word is on the page")
  }

  @Test("N1: where nothing is held the letter says so, and keeps all the rest")
  func saysThatNothingIsHeld() async throws {
    let words = try await words(of: try Fixture.access(systems: [Fixture.systems[2]]))
    #expect(words.contains("found no personal data about you"))
    #expect(!words.contains("We confirm that we hold"))
    #expect(words.contains("section 164A"))
  }

  @Test("DEMONSTRATION stands on every page, and on none of a real letter")
  func marksEveryPage() async throws {
    for isDemonstration in [true, false] {
      let bundle = try await Typesetting.builder().build(try Fixture.access(demonstration: isDemonstration))
      try DocumentTools.show(bundle, as: isDemonstration ? "demonstration" : "real")
      let pages = try DocumentTools.text(ofPDF: try bundle.file("letter.pdf").bytes).split(separator: "\u{0C}")
      #expect(pages.count >= 2)
      for page in pages where page.contains(where: { !$0.isWhitespace }) {
        #expect(page.contains("DEMONSTRATION") == isDemonstration)
      }
      #expect(try bundle.text("report.html").contains("DEMONSTRATION") == isDemonstration)
      #expect(bundle.manifest.demonstration == isDemonstration)
    }
  }

  @Test("No controller is written into the templates")
  func belongsToNobody() throws {
    for name in ["layout.typ", "access-cover.typ", "copy.typ", "refusal.typ", "report.html"]
      + NoticeTemplate.Kind.allCases.map({ $0.rawValue + ".txt" })
    {
      let text = try String(contentsOfFile: Fixture.lettersDirectory + "/en/" + name, encoding: .utf8)
      for word in ["Optimised", "optimised", "Blackpool", "Information Commissioner", "ico.org.uk"] {
        #expect(!text.contains(word), "\(name) names \(word)")
      }
    }
  }

  @Test("Art 12(1): the letter is PDF/UA-1: tagged, with language and title, tables with header cells, and no JavaScript")
  func isAccessible() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    try DocumentTools.onFile(try bundle.file("letter.pdf").bytes, named: "letter.pdf") { file in
      let info = try DocumentTools.run("/usr/bin/pdfinfo", [file])
      #expect(info.contains(#/Title: +Your personal data: our answer to your request, 4T7K9-Q2MXC/#))
      #expect(info.contains(#/Tagged: +yes/#))
      #expect(info.contains(#/JavaScript: +no/#))
      let metadata = try DocumentTools.run("/usr/bin/pdfinfo", ["-meta", file])
      #expect(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"))
      let structure = try DocumentTools.run("/usr/bin/pdfinfo", ["-struct", file])
      for tag in ["Document", "H1", "Table", "TH", "TD", "LI", "Link"] { #expect(structure.contains(tag), "no \(tag)") }
      let objects = try DocumentTools.run("/usr/bin/qpdf", ["--json", "--json-key=qpdf", file])
      #expect(objects.contains("\"/Lang\": \"u:en\""))
      #expect(objects.contains("\"/DisplayDocTitle\": true"))
      #expect(objects.contains("\"/Marked\": true"))
      _ = try DocumentTools.run("/usr/bin/qpdf", ["--check", file])
    }
  }

  @Test(
    "A letter comes out for every name",
    arguments: [
      ("Danuta Wójcik-Łęcka", "Danuta Wójcik-Łęcka"), ("Ελένη Παπαδοπούλου", "Ελένη Παπαδοπούλου"), ("ליאור כהן", nil),
      ("محمد العربي", nil), ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"), ("Zoë 🎉", "Zoë [party popper]"), ("Sam 👨‍👩‍👧", "Sam [man][woman][girl]"),
      ("Kim 1\u{FE0F}\u{20E3}", "Kim 1"), ("王小明", "Dear [cjk unified ideograph-738b]"), ("Ann\u{0}\u{7}\u{FEFF}\u{202E}Lee", nil),
      ("\u{10FFFD}", "[U+10FFFD]"), ("हिन्दी", nil),
    ] as [(String, String?)])
  func showsEveryName(name: String, shown: String?) async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access(salutation: name))
    let words = try DocumentTools.words(ofPDF: try bundle.file("letter.pdf").bytes)
    // What no font of this machine can draw is named; a machine with more fonts draws it.
    if let shown { #expect(words.contains(shown) || words.contains(name), "\(words.prefix(600))") }
  }

  @Test("Text from a case is never markup")
  func showsMarkupAsText() async throws {
    for text in Fixture.hostile {
      let words = try await words(of: try Fixture.access(salutation: text))
      let expected = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("Dear \(expected),"))
    }
  }

  private func words(of input: BundleInput) async throws -> String {
    let bundle = try await Typesetting.builder().build(input)
    return try DocumentTools.words(ofPDF: try bundle.file("letter.pdf").bytes)
  }
}
