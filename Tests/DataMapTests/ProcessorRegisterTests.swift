import DataMap
import Foundation
import Testing

@Suite("The register of processors", .timeLimit(.minutes(1)))
struct ProcessorRegisterTests {
  @Test("the controller's own register loads and names systems of its data map")
  func own() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let controller = root.appending(path: "controllers/optimised-group")
    let register = try ProcessorRegister.load(file: controller.appending(path: "processors.yaml").path)
    #expect(register.processor("brightpost")?.contact == ProcessorContact(contactProtocol: .http, address: "brightpost"))
    #expect(register.faults(in: try DataMap.load(directory: controller.appending(path: "datamap").path)).isEmpty)
  }

  @Test("N14: data that goes abroad without a named safeguard is refused")
  func safeguard() throws {
    let text = """
      processors:
        - { key: a, name: A, role: processor, services: s, country: US, contact: { protocol: email, address: a@a.example } }
      """
    let error = #expect(throws: DataMapError.self) { try ProcessorRegister.make(of: text, file: "processors.yaml") }
    #expect(error?.faults.map(\.code) == [.missingKey])
    #expect(try ProcessorRegister.make(of: text.replacingOccurrences(of: "US", with: "PL"), file: "p").processors.count == 1)
  }

  @Test("a system that does not exist, a role that is none and a file that is not there are said")
  func faults() throws {
    let text = """
      processors:
        - { key: a, name: A, role: processor, services: s, country: GB, systems: [shopp], contact: { protocol: email, address: a } }
      """
    let register = try ProcessorRegister.make(of: text, file: "processors.yaml")
    #expect(register.faults(in: try SampleMaps.load(SampleMaps.people)).map(\.code) == [.missingReferenceTarget])
    let wrong = #expect(throws: DataMapError.self) {
      try ProcessorRegister.make(of: text.replacingOccurrences(of: "role: processor", with: "role: friend"), file: "p")
    }
    #expect(wrong?.faults.first?.code == .invalidValue)
    #expect(throws: DataMapError.self) { try ProcessorRegister.load(file: "/nowhere/processors.yaml") }
  }
}
