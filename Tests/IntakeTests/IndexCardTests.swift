import Foundation
import Testing

@testable import Intake

@Suite("Index cards", .timeLimit(.minutes(1)))
struct IndexCardTests {
  private let london = TimeZone(identifier: "Europe/London")!

  private func card(_ text: String) throws -> IndexCard { try IndexCard(Array(text.utf8), zone: london) }

  @Test("C3: a card's day of receipt is a day of the controller's zone")
  func day() throws {
    #expect(try card("received: 2026-11-21").received == Date(timeIntervalSince1970: 1_795_262_400))
    #expect(try card("received: 2026-06-20").received == Date(timeIntervalSince1970: 1_781_953_200), "noon in summer time")
    #expect(try card("received: '2026-11-21 09:30'").received == Date(timeIntervalSince1970: 1_795_253_400))
  }

  @Test("YAML and JSON say the same, an address as lines or as a list")
  func forms() throws {
    let yaml = """
      received: 2026-11-21
      name: Gareth Pugh
      address: |
        3 Chapel Row
        Cwmbryn
      postcode: ZZ2 2BB
      customer_number: OG-20417
      email: gareth.pugh@valleypost.example
      language: en
      """
    let json = """
      {"received": "2026-11-21", "name": "Gareth Pugh", "address": ["3 Chapel Row", "Cwmbryn"], "postcode": "ZZ2 2BB",
       "customer_number": "OG-20417", "email": "gareth.pugh@valleypost.example", "language": "en", "phone": null}
      """
    #expect(try card(yaml) == card(json))
    #expect(try card(json).postalAddress == PostalAddress(name: "Gareth Pugh", lines: ["3 Chapel Row", "Cwmbryn"], postcode: "ZZ2 2BB"))
  }

  @Test(
    "a card that cannot be believed is refused, and the refusal repeats nothing of it",
    arguments: [
      ("name: Gareth Pugh", IndexCardFault.Code.missingDate), ("recieved: 2026-11-21", .unknownKey),
      ("received: 21/11/2026", .malformedValue),
      ("received: 2026-02-30", .malformedValue), ("received: 1026-02-03", .malformedValue), ("received: [", .malformed),
      ("Gareth", .malformed),
      ("received: 2026-11-21\nname: {first: Gareth}", .malformedValue), ("received: 2026-11-21\nname: [Gareth, Pugh]", .malformedValue),
      ("received: 2026-11-21\naddress: &a [*a]", .malformed), ("", .malformed),
    ])
  func refused(_ text: String, _ code: IndexCardFault.Code) {
    #expect { try card(text) } throws: {
      guard let fault = $0 as? IndexCardFault else { return false }
      return fault.code == code && !fault.description.contains("Gareth")
    }
  }

  @Test("a card larger than 64 KiB is refused unread")
  func large() {
    #expect(throws: IndexCardFault.self) { try card("received: 2026-11-21\nname: " + String(repeating: "x", count: 70_000)) }
  }
}
