import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("A notice by post", .timeLimit(.minutes(1)))
struct NoticeLetterTests {
  @Test("R7, N10, N11: the confirmation of a stop by post is a PDF/UA letter with the address in the window and the template's very words")
  func confirmation() async throws {
    let profile = try Fixture.profile()
    let template = try NoticeTemplate.load(.marketingStopConfirmation, language: "en", lettersDirectory: Fixture.lettersDirectory)
    let notice = try template.render(
      NoticeValues(
        profile: profile, reference: "4T7K9-Q2MXC", receivedOn: LocalDate(dayNumber: 20_778), stopped: ["post"], demonstration: true))
    let letter = NoticeLetter(
      notice: notice, language: "en", profile: profile, reference: "4T7K9-Q2MXC",
      recipient: ["Gareth Pugh", "3 Harbour Row", "Fleetwood", "FY7 6XX"], date: LocalDate(dayNumber: 20_780), demonstration: true)
    let pdf = try await Typesetting.shared().typeset(try letter.request(lettersDirectory: Fixture.lettersDirectory)).pdf
    try Golden.expect(try DocumentTools.text(ofPDF: pdf, layout: true), is: "notice-letter.txt")
    let words = try DocumentTools.words(ofPDF: pdf)
    for sentence in notice.body.split(whereSeparator: \.isNewline) {
      let plain = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(plain), "the letter lacks: \(plain)")
    }
    // The address window of a DL envelope begins 40 to 50 mm below the top of the sheet, on the left.
    let boxes = try DocumentTools.onFile(pdf, named: "letter.pdf") { try DocumentTools.run("/usr/bin/pdftotext", ["-bbox", $0, "-"]) }
    let gareth = try #require(boxes.firstMatch(of: /xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>Gareth</))
    let left = try #require(Double(gareth.output.1)) / 72 * 25.4
    let top = try #require(Double(gareth.output.2)) / 72 * 25.4
    #expect((18...30).contains(left) && (42...62).contains(top), "the address begins at \(left) mm, \(top) mm")
  }

  @Test("Every channel that was stopped is named, and no other")
  func channels() throws {
    let template = try NoticeTemplate.load(.marketingStopConfirmation, language: "en", lettersDirectory: Fixture.lettersDirectory)
    func body(_ stopped: [String]) throws -> String {
      try template.render(
        NoticeValues(
          profile: try Fixture.profile(), reference: "4T7K9-Q2MXC", receivedOn: LocalDate(dayNumber: 20_778), stopped: stopped)
      ).body
    }
    let post = try body(["post"])
    #expect(post.contains("by post") && !post.contains("Marketing by email") && !post.contains("every kind"))
    #expect(try body([]).contains("every kind"))
    #expect(try body(["email", "survey"]).contains("- Marketing by email.\n- Requests for surveys"))
  }
}
