import RightsLaw
import Testing

@Suite("R1, R17, R19, R22, R23: people and data", .timeLimit(.minutes(1)))
struct PeopleAndDataTests {
  @Test("R1: an access answer has every part of Article 15(1) and (2)")
  func accessContents() {
    let letters = "abcdefgh".map { "Article 15(1)(\($0))" }
    let citations = AccessContent.allCases.map(\.citation)
    #expect(Set(citations).isSuperset(of: letters + ["Article 15(2)", "Section 164A Data Protection Act 2018"]))
  }

  @Test("R17: Scotland presumes understanding at 12, elsewhere a person looks")
  func children() {
    #expect(Capacity.of(age: 12, in: .scotland) == .presumed)
    #expect(Capacity.of(age: 11, in: .scotland) == .byUnderstanding)
    #expect(Capacity.of(age: 17, in: .englandAndWales) == .byUnderstanding)
    #expect(Capacity.of(age: 18, in: .northernIreland) == .presumed)
  }

  @Test("R19: an agent's authority reaches as far and lasts as long as it says")
  func agents() throws {
    let authority = AgentAuthority(rights: [.access], from: try Case.day("2026-01-01"), until: try Case.day("2026-06-30"))
    #expect(throws: Never.self) { try authority.check(.access, on: Case.day("2026-06-30")) }
    for (right, day) in [(Right.access, "2026-07-01"), (.access, "2025-12-31"), (.erasure, "2026-03-01")] {
      let error = #expect(throws: DecisionError.self) { try authority.check(right, on: Case.day(day)) }
      #expect(error?.code == .outsideAuthority)
      #expect(error?.rule == "R19")
    }
    let lasting = AgentAuthority(rights: [.access], from: try Case.day("2026-01-01"), until: nil)
    #expect(throws: Never.self) { try lasting.check(.access, on: Case.day("2036-01-01")) }
  }

  @Test("R22: a customer's data cannot become part of an answer")
  func customers() throws {
    let error = #expect(throws: DecisionError.self) {
      try DisclosableDataset(key: "calls", control: .customer(name: "Harbour Tyres"))
    }
    #expect(error?.code == .customersData)
    #expect(error?.message.contains("tell Harbour Tyres") == true)
    for control in [DatasetControl.own, .affiliate(name: "An affiliate"), .joint(with: "A partner")] {
      #expect(try DisclosableDataset(key: "orders", control: control).control == control)
    }
  }

  @Test("R23: nobody decides their own cause; the deputy does")
  func ownCause() throws {
    let (officer, deputy) = (PartyID(rawValue: "officer"), PartyID(rawValue: "deputy"))
    let error = #expect(throws: DecisionError.self) { try ImpartialDecider(officer, concerned: [officer]) }
    #expect(error?.code == .ownCause)
    #expect(try ImpartialDecider.first(of: [officer, deputy], concerned: [officer]).person == deputy)
    #expect(try ImpartialDecider.first(of: [officer, deputy], concerned: []).person == officer)
    #expect(throws: DecisionError.self) { try ImpartialDecider.first(of: [officer, deputy], concerned: [officer, deputy]) }
  }
}
