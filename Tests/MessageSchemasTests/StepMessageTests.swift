import Foundation
import MessageSchemas
import RightsCase
import Testing

@Suite("Messages as they are read", .timeLimit(.minutes(2)))
struct StepMessageTests {
  private static let caseID = UUID()
  /// One of each kind of step.
  static let steps: [WorkStep] = [
    .verifyIdentity(submission: UUID()), .search(system: "customer-portal_2"), .assemble, .send(.notice(1)), .send(.answer(12)),
  ]

  @Test("what is written is read back, under its own type", arguments: steps)
  func roundTrip(step: WorkStep) throws {
    let message = StepMessage(caseID: Self.caseID, step: step, version: 7)
    #expect(try StepMessage(type: step.messageType, body: Array(message.encoded.utf8)) == message)
    #expect(StepMessage.knownTypes.contains(step.messageType))
    for other in StepMessage.knownTypes where other != step.messageType {
      #expect(fault(type: other, body: message.encoded) == .malformed, "a step of another type")
    }
  }

  @Test("the text of a message is fixed: ids and numbers, in this order")
  func golden() throws {
    let caseID = try #require(UUID(uuidString: "0F1E2D3C-4B5A-8978-8796-A5B4C3D2E1F0"))
    let message = StepMessage(caseID: caseID, step: .search(system: "crm"), version: 8)
    #expect(message.encoded == #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"search:crm","version":8}"#)
  }

  @Test("readers ignore members that they do not know")
  func unknownMembers() throws {
    let body = #"{"case":"\#(Self.caseID)","step":"assemble","version":3,"since":"later","more":{"a":[1]}}"#
    #expect(try StepMessage(type: "habeas.response.assemble.v1", body: Array(body.utf8)).version == 3)
  }

  @Test("a type that is missing or of another version is told apart from a bad body")
  func types() {
    let body = StepMessage(caseID: Self.caseID, step: .assemble, version: 1).encoded
    #expect(fault(type: nil, body: body) == .missingType)
    for type in ["", "habeas.response.assemble.v2", "habeas.response.assemble", "habeas.intake.receipt.v1"] {
      #expect(fault(type: type, body: body) == .unknownType, "\(type)")
    }
  }

  @Test(
    "a body that is not {case, step, version} is refused",
    arguments: [
      "", "null", "[]", "not json", "{}", #"{"case":"x","step":"assemble","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"assemble"}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"assemble","version":"1"}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"assemble","version":1.5}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"erase","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"assemble","version":1"#,
    ])
  func malformed(body: String) {
    #expect(fault(type: "habeas.response.assemble.v1", body: body) == .malformed)
  }

  @Test(
    "a step that names nothing that can be done is refused",
    arguments: [
      ("habeas.identity.verify.v1", "identity:"), ("habeas.identity.verify.v1", "identity:me@vale.example"),
      ("habeas.discovery.search.v1", "search:"), ("habeas.response.dispatch.v1", "notice:0"), ("habeas.response.dispatch.v1", "notice:-1"),
      ("habeas.response.dispatch.v1", "answer:one"), ("habeas.response.dispatch.v1", "answer:1:2"),
      ("habeas.response.dispatch.v1", "answer"),
    ])
  func impossibleSteps(type: String, step: String) {
    #expect(fault(type: type, body: #"{"case":"\#(Self.caseID)","step":"\#(step)","version":1}"#) == .malformed)
  }

  @Test("a body of more than 4 KiB is refused unread, bytes that are no text as well")
  func size() {
    let valid = StepMessage(caseID: Self.caseID, step: .assemble, version: 1).encoded
    let fitting = valid + String(repeating: " ", count: 4096 - valid.utf8.count)
    #expect(fault(type: "habeas.response.assemble.v1", body: fitting) == nil)
    #expect(fault(type: "habeas.response.assemble.v1", body: fitting + " ") == .malformed)
    #expect(throws: MessageFault.self) { try StepMessage(type: "habeas.response.assemble.v1", body: [0xFF, 0xFE, 0x00]) }
  }

  @Test("a fault says what is wrong without the content")
  func silence() {
    do throws(MessageFault) {
      _ = try StepMessage(type: "habeas.response.assemble.v1", body: Array(#"{"case":"ingrid@vale.example"}"#.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.description.contains("habeas.response.assemble.v1") && !error.description.contains("vale"))
    }
    do throws(MessageFault) {
      _ = try StepMessage(type: String(repeating: "x", count: 4000), body: [])
      Issue.record("it was read")
    } catch {
      #expect(error.description.count < 200)
    }
  }

  @Test("a receipt is read by its type; an outcome of a later version is no fault")
  func receipts() throws {
    let receipt = ReceiptMessage(submission: UUID(), outcome: "opened")
    let body = Array(try JSONEncoder().encode(receipt))
    #expect(try ReceiptMessage(type: ReceiptMessage.type, body: body) == receipt)
    let later = #"{"submission":"\#(UUID())","outcome":"handed-to-partner","by":"x"}"#
    #expect(try ReceiptMessage(type: ReceiptMessage.type, body: Array(later.utf8)).outcome == "handed-to-partner")
    for (type, bytes, code) in [
      (nil, body, MessageFault.Code.unknownType), ("habeas.intake.receipt.v2", body, .unknownType),
      (ReceiptMessage.type, Array("{}".utf8), .malformed), (ReceiptMessage.type, Array(repeating: 0x20, count: 4097), .malformed),
    ] {
      #expect { try ReceiptMessage(type: type, body: bytes) } throws: { ($0 as? MessageFault)?.code == code }
    }
  }

  /// The code that a message is refused with; `nil` where it is read.
  private func fault(type: String?, body: String) -> MessageFault.Code? {
    do throws(MessageFault) {
      _ = try StepMessage(type: type, body: Array(body.utf8))
      return nil
    } catch {
      return error.code
    }
  }
}
