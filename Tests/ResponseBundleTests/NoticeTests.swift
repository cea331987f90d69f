import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("Text notices", .timeLimit(.minutes(1)))
struct NoticeTests {
  @Test(
    "Every shipped notice is the golden one, in English, German, French and Polish", arguments: NoticeTemplate.Kind.allCases,
    LawNoticeTests.languages)
  func isGolden(kind: NoticeTemplate.Kind, language: String) throws {
    let template = try NoticeTemplate.load(kind, language: language, lettersDirectory: Fixture.lettersDirectory)
    let notice = try template.render(try Self.values(demonstration: kind == .acknowledgement))
    try Golden.expect("\(notice.subject)\n\n\(notice.body)", is: "\(language)/notice-\(kind.rawValue).txt")
    #expect(!notice.body.contains("{{") && !notice.body.contains("&"))
    if language != "en", ![.refusal, .rightOutcome, .restrictionLifting].contains(kind) {
      #expect(!notice.body.contains(" the ") && !notice.body.contains("Data Protection Officer"), "no English is left in it")
    }
  }

  @Test("The digest of a notice is that of its template file, as a standing approval names it")
  func hasDigestOfFile() throws {
    let template = try load(.acknowledgement)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Fixture.lettersDirectory + "/en/acknowledgement.txt")))
    #expect(template.digest == ResponseBundle.digest(bytes))
    #expect(try template.render(try Self.values()).templateDigest == template.digest)
  }

  @Test(
    "N7: notices to people who are not verified show nothing of what is held",
    arguments: [
      NoticeTemplate.Kind.acknowledgement, .identityCode, .identityLetter, .identityReminder, .identityFailed, .neutral, .officerReminder,
    ])
  func revealsNothing(kind: NoticeTemplate.Kind) throws {
    let notice = try load(kind).render(try Self.values(salutation: "Priya Nandakumar"))
    #expect(!notice.body.contains("Priya"))
    #expect(!notice.subject.contains("Priya"))
  }

  @Test("A value cannot add a line to a subject or markup to a body")
  func keepsValuesInTheirPlace() throws {
    let template = try load(.acknowledgement)
    var values = try Self.values()
    values.reference = "X\r\nBcc: all@company.example\r\n\r\n{{controller}}<b>&amp;"
    let notice = try template.render(values)
    #expect(!notice.subject.contains { $0.isNewline })
    #expect(notice.subject.contains("{{controller}}<b>&amp;"))
  }

  @Test("A missing template, placeholder, value or subject is named with its file")
  func namesWhatIsMissing() throws {
    func expect(_ code: TemplateError.Code, key: String? = nil, in text: String) throws {
      try DocumentTools.withFolder { folder in
        try FileManager.default.createDirectory(at: folder.appending(path: "en"), withIntermediateDirectories: true)
        let file = folder.appending(path: "en/acknowledgement.txt")
        try Data(text.utf8).write(to: file)
        #expect(throws: TemplateError(code: code, file: file.path, key: key)) {
          try NoticeTemplate.load(.acknowledgement, language: "en", lettersDirectory: folder.path).render(
            NoticeValues(profile: try Fixture.profile(), reference: "4T7K9-Q2MXC"))
        }
      }
    }
    try expect(.unknownPlaceholder, key: "refrence", in: "Subject: a\n\n{{refrence}}")
    try expect(.unknownPlaceholder, key: "dpo.phone", in: "Subject: a\n\n{{dpo.phone}}")
    try expect(.valueMissing, key: "code", in: "Subject: a\n\n{{code}}")
    try expect(.forbiddenTag, key: "{reference", in: "Subject: a\n\n{{{reference}}}")
    try expect(.forbiddenTag, key: "> other", in: "Subject: a\n\n{{> other}}")
    try expect(.forbiddenTag, key: "dpo", in: "Subject: a\n\n{{dpo}}")
    try expect(.syntax, key: "#reasons", in: "Subject: a\n\n{{#reasons}}")
    try expect(.subjectMissing, in: "Hello\n\nthere")
    try expect(.subjectMissing, in: "Subject: a\nno blank line\n")
    let file = Fixture.lettersDirectory + "/it/neutral.txt"
    #expect(throws: TemplateError(code: .fileMissing, file: file)) {
      try NoticeTemplate.load(.neutral, language: "it", lettersDirectory: Fixture.lettersDirectory)
    }
  }

  private func load(_ kind: NoticeTemplate.Kind) throws -> NoticeTemplate {
    try NoticeTemplate.load(kind, language: "en", lettersDirectory: Fixture.lettersDirectory)
  }

  static func values(salutation: String = "Priya Nandakumar", demonstration: Bool = false) throws -> NoticeValues {
    NoticeValues(
      profile: try Fixture.profile(), reference: "4T7K9-Q2MXC", salutation: salutation,
      receivedOn: try LocalDate(year: 2026, month: 10, day: 31), dueOn: try LocalDate(year: 2026, month: 11, day: 30), code: "40418217",
      link: "https://privacy.controller.example/answer/0123456789abcdefghjkmnpqrs",
      linkUntil: try LocalDate(year: 2026, month: 12, day: 30),
      reasons: Fixture.refusalReasons, requesterAuthority: Fixture.authority, demonstration: demonstration,
      particulars: try LawNoticeTests.particulars())
  }
}
