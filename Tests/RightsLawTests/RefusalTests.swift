import RightsLaw
import Testing

@Suite("R13-R16: grounds and refusals", .timeLimit(.minutes(1)))
struct RefusalTests {
  private static let officer = PartyID(rawValue: "officer")

  private static func record(_ fields: [RecordedField]) -> [RecordedField: String] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0, "recorded \($0.rawValue)") })
  }

  private static func decider() throws -> ImpartialDecider {
    try ImpartialDecider(officer, concerned: [PartyID(rawValue: "priya")])
  }

  private static func refusal(
    _ right: RefusableRight = .access, _ code: String = "S2.16", _ disclosure: Refusal.Disclosure = .stated
  ) throws -> Refusal {
    try Refusal(
      right, on: RefusalGround(code: code), disclosure: disclosure, decider: decider(), decidedOn: Case.day("2026-06-20"),
      record: record(RecordedField.allCases))
  }

  @Test("R16: every exemption that the rule lists is there, with citation, sentence and what to record")
  func exemptions() throws {
    let schedule2 = [2, 5, 7, 8, 9, 10, 11, 12, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28].map { "S2.\($0)" }
    let schedule3 = [4, 5, 6, 10, 11, 12, 18, 19, 20, 21].map { "S3.\($0)" }
    #expect(Exemption.all.map(\.code.rawValue) == schedule2 + schedule3 + ["S4.2", "S4.3"])
    for exemption in Exemption.all {
      let number = exemption.code.rawValue.split(separator: ".")[1]
      #expect(exemption.citation.hasSuffix("paragraph \(number)"))
      #expect(exemption.sentence.hasSuffix(".") && !exemption.rights.isEmpty)
      #expect(Set(exemption.requiredFields).isSuperset(of: [.item, .reasoning, .decider, .reviewer, .date]))
    }
    #expect(Exemption(.thirdParties).requiredFields.contains(.weighing), "R15")
    #expect(Set(Exemption.all.map(\.sentence)).count >= Exemption.all.count - 4, "a sentence is shared only by paired paragraphs")
  }

  @Test("R16: codes are unique, read back, and an unknown one is refused")
  func codes() throws {
    let all = RefusalGround.all
    #expect(Set(all.map(\.code)).count == all.count)
    for ground in all { #expect(try RefusalGround(code: ground.code) == ground) }
    let error = #expect(throws: DecisionError.self) { try RefusalGround(code: "S9.9") }
    #expect(error?.code == .unknownGround)
  }

  @Test("R3: erasure has the seven grounds and the five exceptions of Article 17")
  func erasure() {
    #expect(ErasureGround.allCases.map(\.citation) == "abcdefg".map { "Article 17(1)(\($0)) UK GDPR" })
    let exceptions = RefusalGround.all.filter { $0.citation.contains("17(3)") }
    #expect(exceptions.map(\.citation) == "abcde".map { "Article 17(3)(\($0)) UK GDPR" })
    #expect(exceptions.allSatisfy { $0.rights == [.erasure] })
  }

  @Test("R16: a ground refuses only the rights that it limits")
  func appliesTo() throws {
    for ground in RefusalGround.all {
      for right in RefusableRight.allCases {
        let applies = ground.rights.contains(right)
        let refusal = try? Self.refusal(right, ground.code)
        #expect((refusal != nil) == applies, "\(ground.code) \(right)")
      }
    }
  }

  @Test("R13, R15, R16: a refusal that does not record what its ground requires cannot be made")
  func fields() throws {
    for ground in RefusalGround.all {
      for field in ground.requiredFields where field != .decider && field != .date {
        for value in [nil, "", "  \n"] {
          var record = Self.record(RecordedField.allCases)
          record[field] = value
          let error = #expect(throws: DecisionError.self) {
            try Refusal(ground.rights[0], on: ground, decider: Self.decider(), decidedOn: Case.day("2026-06-20"), record: record)
          }
          #expect(error?.code == .missingField)
          #expect(error?.message.contains(field.rawValue) == true)
        }
      }
    }
  }

  @Test("R7, R8, R10: no ground speaks of an absolute right, and none of them can be put into a refusal", arguments: AbsoluteRight.allCases)
  func absolute(_ right: AbsoluteRight) {
    // The compiler holds the rest: a refusal takes a RefusableRight, and an absolute outcome has no refusal.
    #expect(RefusableRight(right.right) == nil)
    #expect(right.right.standing == .absolute(right))
    #expect(RefusalGround.all.allSatisfy { !$0.rights.map(\.right).contains(right.right) })
    #expect(RightDecision(right, .withdrawn).refusals.isEmpty)
  }

  @Test("R7: an objection to direct marketing is absolute, an objection on one's own situation is weighed")
  func objections() {
    #expect(Right.marketingStop.standing == .absolute(.marketingStop))
    #expect(Right.objection.standing == .refusable(.objection))
    #expect(!Right.marketingStop.needsIdentity)
    #expect(Right.allCases.filter(\.needsIdentity).count == 8)
    #expect(Set(Right.allCases.map(\.standing)).count == RefusableRight.allCases.count + AbsoluteRight.allCases.count)
    #expect(Exemption.all.filter { $0.rights.contains(.objection) }.count > 0)
  }

  @Test("R14: a refusal that lacks one of the four cannot be made, and the error names it")
  func contents() throws {
    let texts: [RefusalElement: String] = [
      .complaintToController: "Write to us.", .complaintToCommissioner: "Write to the ICO.", .requestersAuthority: "Write to UODO.",
      .judicialRemedy: "Go to court.",
    ]
    let refusals = [try Self.refusal()]
    let complete = try RefusalContents(of: refusals, reasons: "Because.", texts: texts, isRequesterAbroad: true)
    #expect(Set(complete.texts.keys) == Set(RefusalElement.allCases))
    for element in RefusalElement.allCases {
      var fewer = texts
      fewer[element] = " "
      let error = #expect(throws: DecisionError.self) {
        try RefusalContents(of: refusals, reasons: element == .reasons ? "" : "Because.", texts: fewer, isRequesterAbroad: true)
      }
      #expect(error?.code == .incompleteRefusal)
      #expect(error?.message.contains(element.rawValue) == true)
    }
    var atHome = texts
    atHome[.requestersAuthority] = nil
    #expect(throws: Never.self) { try RefusalContents(of: refusals, reasons: "Because.", texts: atHome, isRequesterAbroad: false) }
  }

  @Test("R14: a silent exemption leaves no trace; complaint and court stay")
  func silence() throws {
    let silent = try Self.refusal(.access, "S2.2", .silent(because: "It would tip them off."))
    let texts: [RefusalElement: String] = [
      .complaintToController: "Write to us.", .complaintToCommissioner: "Write to the ICO.", .judicialRemedy: "Go to court.",
    ]
    let contents = try RefusalContents(of: [silent], reasons: "A secret reason.", texts: texts, isRequesterAbroad: false)
    #expect(contents.texts[.reasons] == RefusalContents.silentSentence)
    #expect(!contents.texts.values.contains { $0.contains("secret") || $0.contains("S2.2") || $0.contains("crime") })
    #expect(throws: DecisionError.self) { try RefusalContents(of: [silent], reasons: "", texts: [:], isRequesterAbroad: false) }

    // What others see is the same as if nothing had been withheld.
    let granted = try RightDecision(.access, .granted).publicView
    #expect(try RightDecision(.access, .grantedInPart(silent, others: [])).publicView == granted)
    #expect(try RightDecision(.access, .refused(silent)).publicView == granted)
    #expect(try RightDecision(.access, .refused(silent)).refusals == [silent])

    // A stated one beside it is told, alone.
    let stated = try Self.refusal()
    let both = try RightDecision(.access, .grantedInPart(silent, others: [stated])).publicView
    #expect(both.outcome == .answeredInPart)
    #expect(both.grounds.map(\.code) == ["S2.16"])
  }

  @Test("R14: silence is for grounds that their name would defeat, and says why in evidence")
  func silenceAllowed() throws {
    #expect(Exemption(.crimeAndTaxation).mayBeSilent && Exemption(.privilege).mayBeSilent)
    for ground in RefusalGround.all {
      let refusal = try? Self.refusal(ground.rights[0], ground.code, .silent(because: "It would give it away."))
      #expect((refusal != nil) == ground.mayBeSilent, "\(ground.code)")
    }
    let error = #expect(throws: DecisionError.self) { try Self.refusal(.access, "S2.19", .silent(because: " ")) }
    #expect(error?.code == .missingField)
  }

  @Test("R14: a redaction is a refusal in part")
  func partial() throws {
    let view = try RightDecision(.access, .grantedInPart(Self.refusal(), others: [])).publicView
    #expect(view.outcome == .answeredInPart)
    #expect(try RightDecision(.access, .refused(Self.refusal())).publicView.outcome == .refused)
  }

  @Test("A refusal of one right does not decide an item about another")
  func mismatch() throws {
    let error = #expect(throws: DecisionError.self) { try RightDecision(.erasure, .refused(Self.refusal(.access))) }
    #expect(error?.code == .groundDoesNotApply)
  }

  @Test("R23: the reviewer is another person than the decider")
  func reviewer() throws {
    var record = Self.record(RecordedField.allCases)
    record[.reviewer] = Self.officer.rawValue
    let error = #expect(throws: DecisionError.self) {
      try Refusal(
        .access, on: RefusalGround(code: "S2.16"), decider: Self.decider(), decidedOn: Case.day("2026-06-20"), record: record)
    }
    #expect(error?.code == .ownCause)
  }
}
