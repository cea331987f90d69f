import ControllerProfile
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("No letter leaves that lacks what its kind must say", .timeLimit(.minutes(1)))
struct LetterCheckTests {
  /// What a template loses, and what is then missing from the letter.
  struct Loss: Sendable, CustomStringConvertible {
    var kind: NoticeTemplate.Kind
    var lost: [String]
    var missing: String
    var description: String { "\(kind.rawValue) without \(missing)" }

    init(_ kind: NoticeTemplate.Kind, _ lost: String..., missing: String) {
      self.kind = kind
      self.lost = lost
      self.missing = missing
    }
  }

  private static let tellsNothing = "that it tells nothing of what is held (N7)"
  private static let received = "the day of receipt"
  private static let ownWords: [NoticeTemplate.Kind] = [
    .extensionNotice, .late, .fee, .complaintOutcome, .rightOutcome, .restrictionLifting, .breachPerson,
  ]

  static let losses: [Loss] =
    NoticeTemplate.Kind.allCases.filter { $0 != .officerReminder }.flatMap { kind in
      [
        Loss(kind, "{{reference}}", missing: "the reference"),
        Loss(kind, "{{controller}}", missing: "the controller's name"),
        Loss(kind, "{{dpo.email}}", missing: "the address to write to"),
      ]
    }
    + [
      .acknowledgement, .identityFailed, .neutral, .clarification, .clarificationReminder, .complaintAcknowledgement, .complaintProgress,
      .authorityRequest,
    ]
    .map { Loss($0, "does not say whether we hold", missing: tellsNothing) }
    + [
      .acknowledgement, .marketingStopConfirmation, .answerEmail, .refusal, .clarification, .clarificationReminder, .extensionNotice, .late,
      .complaintAcknowledgement, .complaintProgress, .complaintOutcome, .rightOutcome, .restrictionLifting, .authorityRequest,
    ].map { Loss($0, "{{received}}", missing: received) }
    + ownWords.flatMap { kind in
      [
        Loss(kind, "You have the right to complain to us", missing: "the right to complain to the controller (law.md R14)"),
        Loss(kind, "{{regulator.name}}", missing: "the regulator's name (law.md O3)"),
        Loss(kind, "{{regulator.phone}}", missing: "the regulator's telephone and website (law.md O3)"),
        Loss(kind, "{{regulator.website}}", missing: "the regulator's telephone and website (law.md O3)"),
        Loss(kind, "You have the right to go to court", missing: "the judicial remedy (law.md R14)"),
      ]
    }
    + [.identityFailed, .refusal].flatMap { kind in
      [
        Loss(kind, "{{complaints.toController}}", missing: "the right to complain to the controller"),
        Loss(kind, "{{complaints.toRegulator}}", missing: "the right to complain to the regulator"),
        Loss(kind, "{{regulator.name}}", missing: "the regulator's name"),
        Loss(kind, "{{regulator.phone}}", missing: "the regulator's telephone"),
        Loss(kind, "{{regulator.website}}", missing: "the regulator's website"),
        Loss(kind, "{{complaints.court}}", missing: "the judicial remedy"),
      ]
    }
    + [.identityCode, .identityLetter].flatMap { kind in
      [
        Loss(kind, "{{code}}", missing: "the code (law.md R12)"),
        Loss(kind, "{{codeHours}}", "{{letterCodeDays}}", missing: "how long the code can be used"),
        Loss(kind, "{{attempts}}", missing: "how many attempts there are"),
        Loss(kind, "do not give it to anyone", missing: "that the code is given to nobody (law.md R12)"),
      ]
    }
    + [.acknowledgement, .late].map { Loss($0, "{{due}}", missing: "the due date (law.md C2)") }
    + [.clarification, .clarificationReminder].flatMap { kind in
      [
        Loss(kind, "do not count", missing: "what the question does to the clock (law.md C6)"),
        Loss(kind, "- which years or months you mean", missing: "what is asked (law.md C6)"),
      ]
    }
    + [.complaintAcknowledgement, .complaintProgress].map {
      Loss($0, "without undue delay", missing: "that the outcome comes without undue delay (law.md C11)")
    }
    + [.rightOutcome, .restrictionLifting].flatMap { kind in
      [
        Loss(kind, "{{sentence}}", missing: "the words of a reason"), Loss(kind, "{{citation}}", missing: "the provision of a reason"),
      ]
    }
    + [
      Loss(.officerReminder, "{{reference}}", missing: "the reference"),
      Loss(.officerReminder, "Three days are left to the statutory date.", missing: "which date is near or past"),
      Loss(
        .rightOutcome, "We have told those who got the data from us. Ask us if you would like to know who they are.",
        missing: "whether recipients were told (law.md R5)"),
      Loss(.rightOutcome, "You asked us to erase your data.", missing: "which right it is about"),
      Loss(
        .rightOutcome, "We have done part of what you asked. Below you can read what we did not do, and why.",
        missing: "the outcome (law.md R14)"),
      Loss(
        .rightOutcome,
        "We erased the data in our systems, or took out all that points to you. What is still in a backup is put out of use, and goes when "
          + "the backup ends. We keep a short note so that we do not collect the data anew. We keep the file of this request for as long as "
          + "we may have to show what we did.", missing: "what was done (law.md R2 to R9)"),
      Loss(.restrictionLifting, "{{liftedOn}}", missing: "the day on which the restriction ends (law.md R4)"),
      Loss(.processorNotice, "{{recipientName}}", missing: "who is told (law.md R5)"),
      Loss(.processorNotice, "{{subjectKey}}", missing: "by what the recipient knows the person (law.md R5)"),
      Loss(.processorNotice, "Article 19 UK GDPR", missing: "the provision (law.md R5)"),
      Loss(.processorNotice, "{{answerBy}}", missing: "the day by which the recipient answers"),
      Loss(
        .processorNotice, "- We erased the data. Please erase it too, with every copy that you have.",
        missing: "what the recipient is to do (law.md R5)"),
      Loss(.breachAuthority, "{{breachKnownAt}}", missing: "since when it is known (law.md R24)"),
      Loss(.breachAuthority, "{{regulator.name}}", missing: "the regulator's name (law.md O3)"),
      Loss(.breachPerson, "{{breachKnownAt}}", missing: "since when it is known (law.md R24)"),
      Loss(.authorityRequest, "The month that we have begins", missing: "what the question does to the clock (law.md C3)"),
    ]
    + [
      Loss(.marketingStopConfirmation, "may still arrive", missing: "that something may still arrive (N10)"),
      Loss(.marketingStopConfirmation, "are not marketing and still come", missing: "that service messages go on (N11)"),
      Loss(.marketingStopConfirmation, "- Marketing by post, such as brochures.", missing: "a channel that is stopped (law.md R7)"),
      Loss(.marketingStopConfirmation, "{{regulator.name}}", missing: "the regulator's name (law.md O3)"),
      Loss(.answerLink, "{{link}}", missing: "the link"), Loss(.answerLink, "{{linkUntil}}", missing: "the last day of the link"),
      Loss(.refusal, "{{sentence}}", missing: "the words of a reason"),
      Loss(.refusal, "{{citation}}", missing: "the provision of a reason"),
      Loss(
        .refusal, "- To the authority where you live. {{name}}, {{website}}.", missing: "the authority of the requester's own country"),
      Loss(.extensionNotice, "{{newDue}}", missing: "the new due date (law.md C5)"),
      Loss(.extensionNotice, "- there is a large amount of data to go through", missing: "the reason for more time (law.md C5)"),
      Loss(.fee, "{{fee.amount}}", missing: "the amount of the fee (law.md R13)"),
      Loss(
        .fee,
        "We think that this one plainly asks for too much, for example because we have answered the same before. "
          + "The law then lets us ask for a reasonable fee.", missing: "why a fee is asked for (law.md R13)"),
      Loss(
        .fee, "The month that we have begins when you have paid.", "The fee does not change the time that we have for your request.",
        missing: "what the fee does to the clock (law.md C3)"),
      Loss(
        .complaintOutcome,
        "You are right in part. Where you are, we are sorry and will put it right. "
          + "In the rest we found that we did what the law asks of us.",
        missing: "the outcome (law.md C11)"),
    ]

  @Test("A template that lost a part is refused, by the part's name and without personal data", arguments: losses)
  func refuses(loss: Loss) throws {
    let file = "en/\(loss.kind.rawValue).txt"
    var text = try String(contentsOfFile: "\(Fixture.lettersDirectory)/\(file)", encoding: .utf8)
    let shipped = text
    for lost in loss.lost { text = text.replacing(lost, with: "") }
    #expect(text != shipped, "the template has no '\(loss.lost)'")
    let error = try #require(throws: TemplateError.self) { try Self.render(text, kind: loss.kind) }
    #expect(error.code == .partMissing && error.key == loss.missing)
    #expect(error.description.contains(loss.missing) && error.description.contains(file))
    #expect(!error.description.contains("Priya") && !error.description.contains("4T7K9"))
    #expect(throws: Never.self) { try Self.render(shipped, kind: loss.kind) }
  }

  @Test("Every kind has something that it cannot be without beyond its letterhead", arguments: NoticeTemplate.Kind.allCases)
  func knowsEveryKind(kind: NoticeTemplate.Kind) {
    let own = Self.losses.filter { $0.kind == kind && !["the controller's name", "the address to write to"].contains($0.missing) }
    #expect(!own.isEmpty)
  }

  @Test("A kind that needs fixed words is not sent in a language whose words nobody knows")
  func refusesUnknownLanguage() throws {
    let shipped = try String(contentsOfFile: "\(Fixture.lettersDirectory)/en/late.txt", encoding: .utf8)
    let error = try #require(throws: TemplateError.self) { try Self.render(shipped, kind: .late, language: "it") }
    #expect(error.code == .partMissing)
  }

  private static func render(_ text: String, kind: NoticeTemplate.Kind, language: String = "en") throws {
    try DocumentTools.withFolder { folder in
      let directory = folder.appending(path: language)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: directory.appending(path: "\(kind.rawValue).txt"))
      var values = try NoticeTests.values()
      values.stopped = ["post"]
      _ = try NoticeTemplate.load(kind, language: language, lettersDirectory: folder.path).render(values)
    }
  }

  /// The typeset letters: the file, what it loses, and what is then missing.
  static let typesetLosses: [(file: String, lost: String, instead: String, missing: String)] = [
    ("access-cover.typ", "*We confirm that we hold and use personal data about you.*", "", "whether data is held (Article 15(1))"),
    ("access-cover.typ", "(system.name, found-text(system))", "([], found-text(system))", "a system that was searched (law.md O2)"),
    ("access-cover.typ", "[#purpose.name#if", "[#if", "a purpose (Article 15(1)(a))"),
    ("access-cover.typ", "#list(..data.categories)", "", "a category (Article 15(1)(b))"),
    ("access-cover.typ", "    recipient.description,", "    [],", "a recipient (Article 15(1)(c))"),
    ("access-cover.typ", "#data.retention.criteria", "", "how long data is kept (Article 15(1)(d))"),
    ("access-cover.typ", "#right.text", "", "a right (Article 15(1)(e))"),
    ("access-cover.typ", "#list(..data.sources)", "", "a source (Article 15(1)(g))"),
    ("access-cover.typ", "#data.automatedDecisions", "", "automated decisions (Article 15(1)(h))"),
    ("access-cover.typ", "#data.transfers.safeguards", "", "transfers and their safeguards (Article 15(2))"),
    ("access-cover.typ", "*#item.what.*", "", "what is left out (law.md R14)"),
    ("access-cover.typ", "#item.sentence", "", "the words of a reason"),
    ("access-cover.typ", "(#item.citation)", "", "the provision of a reason"),
    ("layout.typ", "#data.complaints.toController", "", "the right to complain to the controller"),
    ("layout.typ", "#data.complaints.toRegulator", "", "the right to complain to the regulator"),
    ("layout.typ", "#data.regulator.name", "", "the regulator's name"),
    ("layout.typ", "#data.regulator.phone", "", "the regulator's telephone"),
    ("layout.typ", "#web-link(data.regulator.website)", "", "the regulator's website"),
    ("layout.typ", "#data.complaints.court", "", "the judicial remedy"),
    ("layout.typ", "#data.requesterAuthority.name", "", "the authority of the requester's own country"),
  ]

  @Test("R1, R14: an answer whose letter lost a part is not built", arguments: typesetLosses.indices)
  func refusesAnswer(index: Int) async throws {
    let loss = Self.typesetLosses[index]
    let input = try Fixture.access(
      withheld: [
        WithheldItem(
          what: "the meetings", reason: RefusalReason(sentence: "They are about other people.", citation: "DPA 2018, Sch 2 para 16"))
      ], authority: Fixture.authority)
    await #expect(throws: BundleError.letterIncomplete(template: "en/access-cover.typ", missing: loss.missing)) {
      try await Self.withLetters(changing: loss.file, loss.lost, to: loss.instead) { try await $0.build(input) }
    }
  }

  @Test(
    "R14: a refusal whose typeset letter lost a reason or a remedy is not built",
    arguments: [
      ("refusal.typ", "#reason.sentence", "the words of a reason"), ("refusal.typ", "(#reason.citation)", "the provision of a reason"),
      ("layout.typ", "#data.complaints.court", "the judicial remedy"),
    ])
  func refusesRefusal(file: String, lost: String, missing: String) async throws {
    let refusal = RefusalInput(particulars: try Fixture.particulars(), reasons: Fixture.refusalReasons)
    await #expect(throws: BundleError.letterIncomplete(template: "en/refusal.typ", missing: missing)) {
      try await Self.withLetters(changing: file, lost, to: "") { try await $0.build(refusal) }
    }
  }

  @Test("Without the program that reads letters nothing is built, and the error says what to install")
  func needsReader() async throws {
    let builder = BundleBuilder(
      typesetter: try Typesetting.shared(), lettersDirectory: Fixture.lettersDirectory, pdftotext: "/nowhere/pdftotext")
    let error = await #expect(throws: BundleError.self) { try await builder.build(try Fixture.access()) }
    #expect(error?.description.contains("poppler-utils") == true)
  }

  private static func withLetters(
    changing file: String, _ lost: String, to instead: String, _ body: (BundleBuilder) async throws -> ResponseBundle
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-letters-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: URL(filePath: Fixture.lettersDirectory), to: folder)
    let place = folder.appending(path: "en/\(file)")
    let shipped = try String(contentsOf: place, encoding: .utf8)
    #expect(shipped.contains(lost), "\(file) has no '\(lost)'")
    try Data(shipped.replacing(lost, with: instead).utf8).write(to: place)
    _ = try await body(BundleBuilder(typesetter: try Typesetting.shared(), lettersDirectory: folder.path))
  }
}
