import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("Notices of questions, extensions, fees and complaints", .timeLimit(.minutes(1)))
struct LawNoticeTests {
  static let kinds: [NoticeTemplate.Kind] = [
    .clarification, .clarificationReminder, .extensionNotice, .late, .fee, .complaintAcknowledgement, .complaintProgress, .complaintOutcome,
  ]
  static let languages = ["en", "de", "fr", "pl"]

  static func particulars() throws -> NoticeParticulars {
    var particulars = NoticeParticulars(
      newDueOn: try LocalDate(year: 2027, month: 1, day: 29), causes: ["large-amount", "other-people"], topics: ["dealings", "period"],
      fee: "GBP 25.00", feeBasis: "excessive", outcome: "upheld-in-part")
    particulars.timer = "deadline-near"
    particulars.right = "erasure"
    particulars.rightOutcome = "granted-in-part"
    particulars.areRecipientsTold = true
    particulars.liftedOn = try LocalDate(year: 2026, month: 12, day: 7)
    particulars.breachKnownAt = "2026-11-23 09:30"
    particulars.recipientName = "Lantern Posting House Ltd"
    particulars.subjectKey = "customer 4711"
    particulars.answerBy = try LocalDate(year: 2026, month: 12, day: 11)
    return particulars
  }

  static func render(_ kind: NoticeTemplate.Kind, _ language: String) throws -> RenderedNotice {
    try NoticeTemplate.load(kind, language: language, lettersDirectory: Fixture.lettersDirectory).render(
      NoticeValues(
        profile: try Fixture.profile(), reference: "4T7K9-Q2MXC", salutation: "Priya Nandakumar",
        receivedOn: try LocalDate(year: 2026, month: 10, day: 31), dueOn: try LocalDate(year: 2026, month: 11, day: 30),
        particulars: try particulars()))
  }

  @Test("Each is there in English, German, French and Polish, names nobody and says what its kind must say", arguments: kinds, languages)
  func complete(kind: NoticeTemplate.Kind, language: String) throws {
    let notice = try Self.render(kind, language)
    let whole = notice.subject + "\n" + notice.body
    #expect(whole.contains("4T7K9-Q2MXC"))
    #expect(!whole.contains("{{") && !whole.contains("&"))
    #expect(!whole.contains("Priya"), "rule 11: it may go to the writer's own address")
    switch kind {
    case .extensionNotice:
      #expect(notice.body.contains("2027"), "C5: the new date")
      #expect(notice.body.components(separatedBy: "\n- ").count - 1 == 5, "C5: two reasons, and three remedies")
    case .late, .complaintOutcome, .fee: #expect(notice.body.components(separatedBy: "\n- ").count - 1 == 3, "R14: the three remedies")
    case .clarification, .clarificationReminder:
      #expect(notice.body.components(separatedBy: "\n- ").count - 1 == 2, "C6: the two topics")
    default: break
    }
    if kind == .fee { #expect(notice.body.contains("GBP 25.00")) }
    if [.extensionNotice, .late, .complaintOutcome, .fee].contains(kind) {
      #expect(notice.body.contains("0303 123 1113"), "O3: the regulator is named")
    }
  }

  @Test("C6: the question says what it does to the clock; C5: the letter of being late does not call itself an extension")
  func clock() throws {
    #expect(try Self.render(.clarification, "en").body.contains("do not count"))
    #expect(try !Self.render(.late, "en").body.lowercased().contains("exten"))
  }
}
