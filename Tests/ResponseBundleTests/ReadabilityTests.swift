import ControllerProfile
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("The fixed English text of every letter reads with ease: Flesch 60 or better", .timeLimit(.minutes(1)))
struct ReadabilityTests {
  @Test("Text notices", arguments: NoticeTemplate.Kind.allCases)
  func notice(kind: NoticeTemplate.Kind) throws {
    var values = try NoticeTests.values(salutation: "Sam")
    values.profile = try Self.shortProfile()
    values.reasons = [RefusalReason(sentence: "We need it.", citation: "Art 1")]
    values.requesterAuthority = nil
    let ease = FleschReadingEase.of(
      try NoticeTemplate.load(kind, language: "en", lettersDirectory: Fixture.lettersDirectory).render(values).body)
    #expect(ease >= 60, "\(kind.rawValue): \(ease)")
  }

  @Test("The letter of an access answer, with and without data, by mail and in print", arguments: [true, false], [true, false])
  func access(isHeld: Bool, isPrinted: Bool) async throws {
    var input = try Fixture.access(
      systems: isHeld ? Fixture.systems : [], withheld: [WithheldItem(what: "A note", reason: Self.reason)],
      envelope: isPrinted ? ["Sam"] : [])
    input.particulars.profile = try Self.shortProfile()
    input.recipients = []
    try await Self.expectEase(of: try await Typesetting.builder().build(input))
  }

  @Test("The letter of a refusal, with its reasons and silent", arguments: [true, false])
  func refusal(isSilent: Bool) async throws {
    var particulars = try Fixture.particulars()
    particulars.profile = try Self.shortProfile()
    try await Self.expectEase(
      of: try await Typesetting.builder().build(RefusalInput(particulars: particulars, reasons: [Self.reason], isSilent: isSilent)))
  }

  @Test("The measure tells easy words from hard ones")
  func measures() {
    #expect(FleschReadingEase.of("The cat sat on the mat. It was fat.") > 100)
    #expect(FleschReadingEase.of("Notwithstanding considerations regarding organisational confidentiality obligations.") < 0)
  }

  private static let reason = RefusalReason(sentence: "We need it.", citation: "Art 1")

  private static func expectEase(of bundle: ResponseBundle) async throws {
    let text = try DocumentTools.text(ofPDF: try bundle.file("letter.pdf").bytes)
    // The lines of a PDF are no sentences; its paragraphs are.
    let paragraphs = text.split(separator: "\n\n").map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    let ease = FleschReadingEase.of(paragraphs)
    #expect(ease >= 60, "\(ease)")
  }

  /// Fixed text is what stays: everything that a controller says about itself is as short as can be.
  private static func shortProfile() throws -> ControllerProfile {
    var profile = try Fixture.profile()
    profile.name = "Sam"
    profile.dpo.address = ["One Street"]
    profile.purposes = profile.purposes.prefix(1).map { purpose in
      var purpose = purpose
      purpose.name = "To sell"
      purpose.categories = []
      return purpose
    }
    profile.categories = profile.categories.prefix(1).map { $0 }
    profile.sources = profile.sources.prefix(1).map { source in
      var source = source
      source.name = "from you"
      return source
    }
    profile.recipients = profile.recipients.prefix(1).map { recipient in
      var recipient = recipient
      recipient.description = "A firm"
      return recipient
    }
    profile.transfers.statement = "We send some."
    profile.transfers.safeguards = "It is safe."
    profile.retention.criteria = "One year."
    profile.retention.afterwards = "Then it goes."
    profile.automatedDecisions.statement = "There are none."
    profile.rights = profile.rights.prefix(1).map { right in
      var right = right
      right.text = "have it put right"
      return right
    }
    profile.regulator.abroad = "You can go there."
    profile.complaints.toController = "You can tell us."
    profile.complaints.toRegulator = "You can tell them."
    profile.complaints.court = "You can go to court."
    return profile
  }
}
