import RightsLaw
import Testing

@Suite("Clock vector files", .timeLimit(.minutes(1)))
struct ClockVectorFileTests {
  private static let header = "id,jurisdiction,received_local,events,expected_due,rule\n"

  @Test("Quoted fields, line ends of either kind and a byte order mark are read as RFC 4180 has them")
  func quoting() throws {
    let csv =
      "\u{FEFF}" + Self.header
      + "\"A,1\",GB-EAW,2026-06-01,,2026-07-01,\"says \"\"so\"\",\r\ntwice\"\r\n\r\nB,GB-EAW,2026-06-01,,2026-07-01,x"
    let vectors = try ClockVector.parse(csv)
    #expect(vectors.map(\.id) == ["A,1", "B"])
    #expect(vectors[0].rule == "says \"so\",\r\ntwice")
    #expect(
      ClockVectorReport(vectors).csv == "id,expected,computed,verdict\n\"A,1\",2026-07-01,2026-07-01,ok\nB,2026-07-01,2026-07-01,ok\n")
  }

  @Test("Every form of an event is read")
  func forms() throws {
    let events =
      "id_routine=2026-06-01;id_asked=2026-06-02;id_ok=2026-06-03; auth_asked=2026-06-03 ;auth_ok=2026-06-04;fee12_5_asked=2026-06-04;"
      + "fee12_5_paid=2026-06-05;fee15_3_paid=2026-06-06;clar=2026-06-08..2026-06-09;clar=2026-06-10..;ext_notice=2026-06-11;"
      + "ext_reason=number-of-requests;exam_announced=2026-08-13;right=automated_decision;asof=2026-06-30;utc=2026-05-31T23:30:00Z"
    let vector = try #require(ClockVector.parse(Self.header + "A,GB-EAW,2026-06-01T00:30:00,\(events),PAUSED,all").first)
    #expect(vector.events.count == 14)
    #expect(vector.right == .automatedDecision)
    #expect(vector.asOf?.iso == "2026-06-30")
    #expect(vector.events.contains(.extensionNotice(try Case.day("2026-06-11"), reason: .numberOfRequests)))
  }

  @Test("A difference is reported, and a clock that cannot be stated is one")
  func report() throws {
    let report = ClockVectorReport(
      try ClockVector.parse(
        Self.header + "A,GB-EAW,2026-06-01,,2026-07-02,x\nB,XX,2026-06-01,,2026-07-01,x\nC,GB-EAW,2026-06-01,id_asked=2026-06-02,WAITING,x")
    )
    #expect(report.hasDifferences)
    #expect(report.lines.map(\.verdict) == [.differs, .differs, .ok])
    #expect(report.lines[0].csv == "A,2026-07-02,2026-07-01,differs")
    #expect(report.lines[1].computed.hasPrefix("ERROR there is no holiday table for 'XX'"))
    #expect(!ClockVectorReport([]).hasDifferences)
  }

  @Test(
    "What cannot be read is refused with its line, and nothing is guessed",
    arguments: [
      "A,GB-EAW,2026-02-30,,x,x", "A,GB-EAW,2026-06-01,bogus=1,x,x", "A,GB-EAW,2026-06-01,clar=2026-06-08,x,x",
      "A,GB-EAW,2026-06-01,clar=2026-06-08..2026-06-07,x,x", "A,GB-EAW,2026-06-01,right=marketing,x,x",
      "A,GB-EAW,2026-06-01,ext_notice=2026-06-20;ext_reason=clarification,x,x", "A,GB-EAW,2026-06-01,id_asked,x,x",
      "A,GB-EAW,2026-06-30,utc=2026-06-30T23:30:00Z,x,x", "A,GB-EAW,2026-06-01", "A,GB-EAW,2026-06-01 10:00,,x,x",
      "A,GB-EAW,2026-06-01,utc=2026-06-01T25:00Z,x,x", "\"A,GB-EAW,2026-06-01,,x,x",
    ])
  func refused(_ row: String) {
    let error = #expect(throws: ClockError.self) { try ClockVector.parse(Self.header + row) }
    #expect(error?.code == .invalidVector)
    #expect(error?.message.hasPrefix("line 2: ") == true)
  }

  @Test("A file without its columns is refused")
  func columns() {
    for csv in ["", "id,jurisdiction\n", "a,b,c,d,e,f\n"] {
      let error = #expect(throws: ClockError.self) { try ClockVector.parse(csv) }
      #expect(error?.message.hasPrefix("line 1: ") == true)
    }
  }
}
