import Foundation
import RightsCase
import RightsLaw
import ScanReading
import Testing

@testable import Intake

@Suite("Scanned letters become submissions", .timeLimit(.minutes(1)))
struct LetterIntakeTests {
  private let intake = LetterIntake(
    ownAddress: ["109-112 Lancaster House", "Amy Johnson Way", "Blackpool", "FY4 2RP"], minimumConfidence: 65,
    zone: TimeZone(identifier: "Europe/London")!)
  private let now = Date(timeIntervalSince1970: 1_795_400_000)
  private let scannedAt = Date(timeIntervalSince1970: 1_795_390_000)

  /// Paragraphs are apart by an empty line.
  private func page(_ text: String, confidence: Double = 95) -> ScannedPage {
    ScannedPage(
      paragraphs: text.components(separatedBy: "\n\n").map { paragraph in
        paragraph.split(separator: "\n").map { line in
          ScannedLine(words: line.split(separator: " ").map { ScannedWord(text: String($0), confidence: confidence) })
        }
      })
  }

  private func letter(_ pages: [ScannedPage]?, card: String? = nil, content: Data? = Data("%PDF-1.7".utf8)) -> ScannedLetter {
    ScannedLetter(
      digest: Array(repeating: 7, count: 32), content: content, format: .pdf, scannedAt: scannedAt,
      document: pages.map { ScannedDocument(pages: $0) }, card: card.map { Array($0.utf8) })
  }

  private func submission(_ text: String, card: String? = nil) -> Submission {
    intake.submission(letter([page(text)], card: card), now: now).submission
  }

  private static let gareth = """
    Gareth Pugh
    3 Chapel Row
    Cwmbryn
    ZZ2 2BB

    The Optimised Group
    109-112 Lancaster House
    Amy Johnson Way
    Blackpool

    FY4 2RP

    19 November 2026

    Customer number: OG-20417

    Dear Sir or Madam,

    Stop the brochures. Emails are fine.

    Yours faithfully,

    Gareth Pugh

    RECEIVED 21 NOV 2026
    """

  @Test("R7: Gareth's letter is a marketing stop, with his address and customer number, and a way to reply")
  func gareth() throws {
    let submission = submission(Self.gareth)
    #expect(submission.postalAddress == PostalAddress(name: "Gareth Pugh", lines: ["3 Chapel Row", "Cwmbryn"], postcode: "ZZ2 2BB"))
    #expect(submission.customerNumber == "OG-20417")
    #expect(submission.channel == .post && submission.hasWayToReply && !submission.isIncomplete && submission.quoted == nil)
    #expect(submission.receivedAt == scannedAt, "without a card the scan's time counts")
    #expect(submission.attachments.map(\.fileName) == ["letter.pdf"])
    let recognised = try Recogniser().recognise(submission)
    #expect(recognised.rights.map(\.right) == [.marketingStop] && recognised.rights.first?.channels == [.post])
  }

  @Test("C3: the index card's day counts, and its words come before the letter's")
  func card() {
    let submission = submission(
      Self.gareth,
      card: "received: 2026-11-21\nname: G. Pugh\naddress: [The Lodge]\npostcode: ZZ2 2BC\nemail: gareth.pugh@valleypost.example")
    #expect(submission.receivedAt == Date(timeIntervalSince1970: 1_795_262_400))
    #expect(submission.postalAddress == PostalAddress(name: "G. Pugh", lines: ["The Lodge"], postcode: "ZZ2 2BC"))
    #expect(submission.customerNumber == "OG-20417")
    #expect(submission.replyAddress == "gareth.pugh@valleypost.example")
  }

  @Test(
    "O1: a card that cannot be read, or says a day to come, makes the letter a person's, with the card attached",
    arguments: ["received: yesterday", "received: 2026-11-29"])
  func faultyCard(_ card: String) {
    let (submission, fault) = intake.submission(letter([page(Self.gareth)], card: card), now: now)
    #expect(fault != nil && submission.isIncomplete)
    #expect(submission.receivedAt == scannedAt)
    #expect(submission.attachments.map(\.fileName) == ["letter.pdf", "index-card.yaml"])
  }

  @Test("O1: what was not read surely, wholly or at all is a person's, and still has the scan")
  func unreadable() {
    let good = page(Self.gareth)
    for pages in [nil, [], [ScannedPage()], [good, page("some handwriting", confidence: 40)]] as [[ScannedPage]?] {
      let submission = intake.submission(letter(pages), now: now).submission
      #expect(submission.isIncomplete && !submission.attachments[0].content.isEmpty)
    }
    #expect(!intake.submission(letter([good, ScannedPage()]), now: now).submission.isIncomplete, "a blank back is no fault")
    var cut = letter([good])
    cut.document?.isCut = true
    #expect(intake.submission(cut, now: now).submission.isIncomplete)
    #expect(intake.submission(letter([good], content: nil), now: now).submission.isIncomplete, "rule 2: the scan stays at its source")
  }

  @Test("rule 1: the same scan has one id and one reference, whatever it is called, read or noted")
  func identity() {
    let first = submission(Self.gareth)
    let again = intake.submission(letter(nil, card: "received: 2026-11-20"), now: now).submission
    #expect(first.id == again.id && first.reference == again.reference)
    var other = letter(nil)
    other.digest[0] ^= 1
    #expect(intake.submission(other, now: now).submission.id != first.id)
  }

  @Test(
    "the sender's block is found as people write it",
    arguments: [
      (
        "Danuta Wójcik\nul. Portowa 8\n80-001 Gdańsk\n\nSzanowni Państwo,\n\nProszę o kopię.\n\nZ poważaniem\n\nDanuta Wójcik",
        PostalAddress(name: "Danuta Wójcik", lines: ["ul. Portowa 8", "Gdańsk"], postcode: "80-001", country: "Poland")
      ),
      (
        "Erika Muster · Gartenstraße 3 · 12345 Musterstadt\n\nSehr geehrte Damen und Herren,\n\nbitte.\n\nMit freundlichen Grüßen\n\nErika Muster",
        PostalAddress(name: "Erika Muster", lines: ["Gartenstraße 3", "Musterstadt"], postcode: "12345")
      ),
      (
        "Harbour Tyres\n12 Quay Street\nFleetmouth ZZ1 1AA\nUnited Kingdom\n\nDear all,\n\nPlease.\n\nKind regards\n\nMs Priya Nandakumar",
        PostalAddress(
          name: "Priya Nandakumar", lines: ["Harbour Tyres", "12 Quay Street", "Fleetmouth"], postcode: "ZZ1 1AA", country: "United Kingdom"
        )
      ),
      (
        "Mr G Pugh\n3 Chapel Row\nZZ2 2BB\n\nDear Sirs,\n\nPlease.\n\nYours sincerely,\nGareth Pugh",
        PostalAddress(name: "Gareth Pugh", lines: ["3 Chapel Row"], postcode: "ZZ2 2BB")
      ),
    ])
  func senders(_ text: String, _ address: PostalAddress) {
    #expect(submission(text).postalAddress == address)
  }

  @Test(
    "what is not plain stays unsaid",
    arguments: [
      "Gareth Pugh\n3 Chapel Row\nZZ2 2BB\n\nMoira Lenox\n12 Quay Street\nZZ1 1AA\n\nDear Sirs,\n\nPlease.",
      "Dear Sirs,\n\nMy neighbour lives at\n3 Chapel Row\nCwmbryn\nZZ2 2BB\n\nYours faithfully,\nGareth Pugh",
      "The Optimised Group\nBlackpool\nFY4 2RP\n\nDear Sirs,\n\nStop.\n\nYours,\nGareth Pugh",
      "3 Chapel Row\nCwmbryn\nZZ2 2BB\n\nDear Sirs,\n\nStop.",
      "Gareth Pugh\n3 Chapel Row\nZZ2 2BB\n\nStop the brochures.",
      "Gareth Pugh\nZZ2 2BB\n\nDear Sirs,\n\nStop.",
    ])
  func unclear(_ text: String) {
    #expect(submission(text).postalAddress == nil)
  }

  @Test(
    "a customer number needs its label and a figure, and there may be one",
    arguments: [
      ("Customer no. 20417", "20417"), ("Kundennummer: OG-20417", "OG-20417"), ("Numer klienta: 20417/A", "20417/A"),
      ("my customer number is OG-20417.", "OG-20417"), ("Account Ref: og-20417", "OG-20417"), ("I am a customer since 2019", nil),
      ("customer services 01632", nil), ("Customer number: OG-20417\nCustomer number: OG-20418", nil), ("OG-20417", nil),
      ("customer number unknown", nil),
    ] as [(String, String?)])
  func customerNumbers(_ text: String, _ number: String?) {
    #expect(submission(text).customerNumber == number)
  }
}
