import Foundation
import Intake
import RightsCase
import Testing
import VaultContents

@Suite("Where a notice goes", .timeLimit(.minutes(1)))
struct CorrespondentTests {
  private func submission(_ channel: Channel, email: String? = nil, address: PostalAddress? = nil) -> Submission {
    let id = UUID()
    return Submission(
      id: id, channel: channel, reference: Reference(submission: id), receivedAt: Date(timeIntervalSince1970: 1_790_000_000),
      sender: email.map { Submission.Address(name: nil, address: $0) }, subject: "", text: "", postalAddress: address)
  }

  private let home = PostalAddress(name: "Gareth Pugh", lines: ["3 Harbour Row", "Fleetwood"], postcode: "FY7 6XX")

  @Test("Who wrote a letter is answered by letter, who wrote mail by mail")
  func channels() {
    #expect(Correspondent(writerOf: submission(.post, email: "gareth@person.example", address: home)) == .post(home))
    #expect(Correspondent(writerOf: submission(.email, email: "priya@person.example", address: home)) == .email("priya@person.example"))
    #expect(Correspondent(writerOf: submission(.web, email: "danuta@person.example")) == .email("danuta@person.example"))
  }

  @Test("A letter without an address is answered by mail where one was given, and otherwise by nobody")
  func incomplete() {
    let nameless = PostalAddress(name: nil, lines: ["3 Harbour Row"], postcode: nil)
    #expect(
      Correspondent(writerOf: submission(.post, email: "gareth@person.example", address: nameless)) == .email("gareth@person.example"))
    #expect(Correspondent(writerOf: submission(.post, address: nameless)) == nil)
  }

  @Test("Two spellings of a mail address are one correspondent for a digest; an address of its own is another")
  func canonical() {
    #expect(Correspondent.email("Priya@Person.example").canonical == Correspondent.email("priya@person.example").canonical)
    #expect(
      Correspondent.post(home).canonical
        != Correspondent.post(PostalAddress(name: "G Pugh", lines: home.lines, postcode: home.postcode)).canonical)
  }

  @Test("A correspondent is kept and read back", arguments: [true, false])
  func coding(isMail: Bool) throws {
    let one: Correspondent = isMail ? .email("priya@person.example") : .post(home)
    #expect(try JSONDecoder().decode(Correspondent.self, from: JSONEncoder().encode(one)) == one)
  }

  @Test("An envelope shows name, lines, postcode and country, without gaps")
  func envelope() {
    #expect(home.envelope == ["Gareth Pugh", "3 Harbour Row", "Fleetwood", "FY7 6XX"])
  }
}
