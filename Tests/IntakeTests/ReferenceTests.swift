import Foundation
import RightsCase
import Testing

@testable import Intake

@Suite("References and submission ids", .timeLimit(.minutes(1)))
struct ReferenceTests {
  @Test("a reference is read back however it was typed")
  func tolerantReading() throws {
    for _ in 0..<500 {
      let reference = Reference.random()
      let text = reference.description
      #expect(text.count == 11 && text.dropFirst(5).hasPrefix("-"))
      #expect(Reference(text.lowercased()) == reference)
      #expect(Reference(" " + text.replacingOccurrences(of: "-", with: " ")) == reference)
      #expect(Reference(text.replacingOccurrences(of: "0", with: "o")) == reference)
      #expect(Reference(text.replacingOccurrences(of: "1", with: "l")) == reference)
      #expect(Reference(text.replacingOccurrences(of: "1", with: "I")) == reference)
    }
  }

  @Test("one wrong symbol, or two neighbours swapped, is noticed")
  func checkSymbol() {
    for _ in 0..<200 {
      let symbols = Array(Reference.random().symbols)
      for place in 0..<9 {
        var wrong = symbols
        wrong[place] = symbols[place] == "7" ? "8" : "7"
        #expect(Reference(String(wrong)) == nil)
        guard place < 8, symbols[place] != symbols[place + 1] else { continue }
        var swapped = symbols
        swapped.swapAt(place, place + 1)
        #expect(Reference(String(swapped)) == nil)
      }
    }
  }

  @Test("what is no reference is none", arguments: ["", "4T7K9", "4T7K9-Q2MX!", "4T7K9-Q2MXCC", "ÄÖÜ"])
  func notReferences(text: String) { #expect(Reference(text) == nil) }

  @Test("A scan's text names its references, however the reader set the hyphen; a misread one is mentioned and names nothing")
  func inText() throws {
    let one = Reference.random()
    let two = Reference.random()
    let text = "Reference: \(one)\nalso \(two.description.replacingOccurrences(of: "-", with: " – ")), and \(one) again"
    #expect(Reference.all(in: text) == [one, two])
    var wrong = Array(one.description)
    wrong[2] = wrong[2] == "7" ? "8" : "7"
    #expect(Reference.all(in: "Reference \(String(wrong))").isEmpty && Reference.isMentioned(in: "Reference \(String(wrong))"))
    for none in ["", "call 01632 960102", "ZZ2 2BB", "12-34", "FIVE5-four"] { #expect(!Reference.isMentioned(in: none)) }
  }

  @Test("what looks like a reference in a scan names those that one or two other symbols make of it, and not itself")
  func lookalikes() throws {
    let meant = try #require(Reference("29CCF-5H0WA"))
    for read in ["29CCF-SHOWA", "29CCF-5HOWA", "29CCF-SHQWA", "29ccf - show4", "Z9CCF–SH0WA"] {
      #expect(Reference.all(in: read) == [meant] || Reference.lookalikes(in: "Your letter \(read).").contains(meant), "\(read)")
    }
    #expect(!Reference.lookalikes(in: "Your letter 29CCF-5H0WA").contains(meant))
    #expect(!Reference.lookalikes(in: "Your letter Z9CGF-SHQWA").contains(meant), "three symbols are too many")
    let bracket = try #require(Reference("W1WWQ-CF0BJ"))
    #expect(Reference.lookalikes(in: "(reference W1WWQ-CFOB))").contains(bracket))
    #expect(Reference.lookalikes(in: "5555-55555 and 1-2 and 01632 960102").isEmpty)
    let hostile = (0..<20_000).map { "S\($0 % 10)SS\($0 / 10 % 10)-OB\($0 / 100 % 10)SB" }.joined(separator: " ")
    #expect(Reference.lookalikes(in: hostile).count == 64)
  }

  @Test("the same mail handed in twice has one id and one reference; another byte, source or channel has others")
  func determinism() {
    let id = SubmissionID.derive(channel: .email, source: "<1@a.example>", content: [1, 2, 3])
    #expect(SubmissionID.derive(channel: .email, source: "<1@a.example>", content: [1, 2, 3]) == id)
    #expect(SubmissionID.derive(channel: .email, source: "<1@a.example>", content: [1, 2, 4]) != id)
    #expect(SubmissionID.derive(channel: .email, source: "<2@a.example>", content: [1, 2, 3]) != id)
    #expect(SubmissionID.derive(channel: .post, source: "<1@a.example>", content: [1, 2, 3]) != id)
    #expect(Reference(submission: id) == Reference(submission: id))
    #expect(Array(id.uuidString)[14] == "8")
  }
}
