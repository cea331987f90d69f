import Foundation
import MessageSchemas
import RightsCase
import Testing

@Suite("Messages and their JSON Schemas", .timeLimit(.minutes(2)))
struct SchemaTests {
  @Test("the schemas are valid JSON Schema 2020-12")
  func metaschema() async throws {
    let validator = try Validator()
    defer { validator.remove() }
    let names = try FileManager.default.contentsOfDirectory(atPath: validator.schemas).filter { $0.hasSuffix(".json") }.sorted()
    #expect(Set(names).isSuperset(of: ["receipt.v1.json", "step.v1.json", "submission-content.v1.json"]))
    for name in names {
      let text = try String(contentsOfFile: "\(validator.schemas)/\(name)", encoding: .utf8)
      #expect(text.contains("https://json-schema.org/draft/2020-12/schema"), "\(name)")
    }
    #expect(try await validator.checkSchemas(names) == nil)
  }

  @Test("an independent validator takes every message that is written")
  func written() async throws {
    let validator = try Validator()
    defer { validator.remove() }
    let steps = StepMessageTests.steps.map { StepMessage(caseID: UUID(), step: $0, version: 3).encoded }
    #expect(try await validator.check(steps, against: "step.v1.json") == nil)
    let receipts = try ["opened", "joined", "bounce", "not-a-request", "refused"].map {
      String(decoding: try JSONEncoder().encode(ReceiptMessage(submission: UUID(), outcome: $0)), as: UTF8.self)
    }
    #expect(try await validator.check(receipts, against: "receipt.v1.json") == nil)
  }

  @Test(
    "the schema refuses what the reader refuses",
    arguments: [
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","version":1}"#,
      #"{"case":"0f1e2d3c","step":"assemble","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"erase","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"identity:me@vale.example","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"notice:0","version":1}"#,
      #"{"case":"0f1e2d3c-4b5a-8978-8796-a5b4c3d2e1f0","step":"assemble","version":"1"}"#,
    ])
  func refused(body: String) async throws {
    let validator = try Validator()
    defer { validator.remove() }
    #expect(try await validator.check([body], against: "step.v1.json") != nil)
    for type in StepMessage.knownTypes { #expect(throws: MessageFault.self) { try StepMessage(type: type, body: Array(body.utf8)) } }
  }
}
