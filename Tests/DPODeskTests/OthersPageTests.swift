import DataMap
import Intake
import Redaction
import Testing
import VaultContents

@testable import DPODesk

@Suite("What may be about others (R16)", .timeLimit(.minutes(1)))
struct OthersPageTests {
  private func page(_ notes: String) throws -> String {
    let found = FoundData(
      system: "crm",
      collections: [.init(dataset: "crm", collection: "calls", rows: [["notes": .string(notes), "name": "Tom Bellweather"]])])
    let own = VerifiedSubject(
      displayName: "Priya Nandakumar", identities: [.phone: ["01632 960101"]], recipient: .email("priya@person.example"))
    return OthersPage(found: [found], own: OwnDetails(own), suggester: try RedactionSuggester()).text
  }

  @Test("each is shown with its place, its words and the reason; the person's own, and columns that are no running text, are not")
  func shown() throws {
    let text = try page("Priya rang from 01632 960101 because Sarah Okafor (01632 960145) had not called.")
    #expect(text.contains("crm: crm.calls, row 1, notes"))
    #expect(text.contains("name   Sarah Okafor") && text.contains("phone  01632 960145"), "\(text)")
    #expect(!text.contains("960101") && !text.contains("Priya") && !text.contains("Bellweather"))
  }

  @Test("where there is nothing the page says so, and that a person should still read")
  func nothing() throws { #expect(try page("Asked for prices of twelve tyres.").contains("Read it all the same")) }

  @Test("what somebody wrote cannot command the terminal")
  func escapes() throws { #expect(!(try page("Told Sarah\u{1B}[2J Okafor\u{1B}]0;x to leave it there")).contains("\u{1B}")) }
}
