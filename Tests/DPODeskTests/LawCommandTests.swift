import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("Commands of the law", .timeLimit(.minutes(1)))
struct LawCommandTests {
  @Test("Each command shows the clock before and after, with the step that makes the difference")
  func beforeAndAfter() throws {
    let made = try MadeUpCase()
    let notice = ClockEvent.extensionNotice(try LocalDate(iso: "2026-06-20"), reason: .complexity)
    let text = try ClockChange(of: 1, in: made.state, adding: notice).text
    #expect(text.contains("clock before  due on Wednesday 1 July 2026; an extension can be notified until Wednesday 1 July 2026"))
    #expect(text.contains("clock after   due on Tuesday 1 September 2026"))
    #expect(text.contains("C5  Extended for complexity"))
    let question = try ClockChange(of: 1, in: made.state, adding: .clarificationAsked(try LocalDate(iso: "2026-06-08"))).text
    #expect(question.contains("clock after   PAUSED"))
  }

  @Test("R16: a record is read by its fields, over several lines, and a slip is named with its line")
  func recordFile() throws {
    let record = try RecordFile.parse("facts: Asked in May\nand again in June.\n\nweighing: none: nobody else\n", path: "r.txt")
    #expect(record == [.facts: "Asked in May\nand again in June.", .weighing: "none: nobody else"])
    #expect { try RecordFile.parse("why: because", path: "r.txt") } throws: { "\($0)".contains("r.txt, line 1") }
    #expect { try RecordFile.parse("facts: a\nfacts: b", path: "r.txt") } throws: { "\($0)".contains("line 2") }
  }

  @Test("R13 to R16, R23: what a ground must record is asked for, and the reviewer is another person")
  func groundRecord() throws {
    let day = try LocalDate(iso: "2026-06-10")
    let excessive = try RefusalGround(code: "12.5-excessive")
    let known: [RecordedField: String] = [.reasoning: "Asked and answered.", .facts: "Twice in May."]
    let record = try GroundRecord(for: .access, on: excessive, known: known, file: nil, login: "dpo_one", on: day)
    #expect(record.recorded == [.reasoning, .facts])
    let privilege = try RefusalGround(code: "S2.19")
    let own: [RecordedField: String] = [.item: "crm/crm.notes", .reasoning: "Advice on a claim.", .reviewer: "dpo_one"]
    #expect { try GroundRecord(for: .access, on: privilege, known: own, file: nil, login: "dpo_one", on: day) } throws: {
      "\($0)".contains("R23")
    }
  }

  @Test("What is withheld is typed as system, collection and field")
  func parts() throws {
    #expect(try ExemptCommand.part("crm/crm.notes/text") == WithheldPart(system: "crm", collection: "crm.notes", field: "text"))
    #expect(throws: (any Error).self) { try ExemptCommand.part("crm") }
    #expect(try FeeCommand.smallestUnits("25.00") == 2500)
    #expect(throws: (any Error).self) { try FeeCommand.smallestUnits("25.0") }
  }

  @Test("The inbox tells what a timer found, until the case is closed; a breach stays (R24)")
  func alerts() throws {
    for alert in CaseAlert.allCases {
      var entry = InboxEntry(
        reference: MadeUpCase.reference, rights: ["access"], channel: "email", phase: "searching",
        received: try LocalDate(iso: "2026-06-01"), due: nil, attention: alert.rawValue, parked: 0)
      #expect(entry.needs == [alert.words])
      entry.phase = "closed"
      #expect(entry.needs.isEmpty == !alert.isOfClosedCases)
    }
  }
}
