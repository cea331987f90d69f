import Foundation
import RightsLaw
import Testing

@testable import Intake

@Suite("A further language is one data file (O1)", .timeLimit(.minutes(1)))
struct LanguageFilesTests {
  private static let request = "Hej, jeg vil gerne have en kopi af alle mine oplysninger. Hvad har I gemt om mig? Venlig hilsen"

  @Test("without its file Danish goes to a person; with it, it is read")
  func further() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try Recogniser(languagesIn: folder.path).recognise(subject: "", text: Self.request)
    #expect(before.language == "da")
    #expect(before.rights.isEmpty)
    #expect(before.disposition == .triage)
    let file = """
      {"language": "da", "functionWords": "jeg ikke og af hvad hvilke jer har det er til mig kan vil gerne om hos venlig hilsen fra med hvis eller en",
       "concepts": {"copy": "kopi", "mine": "mine, min", "data": "oplysninger, data", "hold": "gemt, har", "what": "hvad", "aboutme": "om mig"}}
      """
    try Data(file.utf8).write(to: folder.appendingPathComponent("da.json"))
    let after = try Recogniser(languagesIn: folder.path).recognise(subject: "", text: Self.request)
    #expect(after.language == "da")
    #expect(after.rights.map(\.right) == [.access])
    #expect(after.disposition == .accept)
  }

  @Test("a file that is wrong is named with what is wrong in it")
  func faults() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("da.json")
    for (content, words) in [
      (#"{"language": "nb", "functionWords": "", "concepts": {}}"#, "the file says that it is for 'nb'"),
      (#"{"language": "da", "functionWords": "", "concepts": {"kopier": "kopi"}}"#, "no rule knows the concept 'kopier'"),
      (#"{"language": "da", "functionWords": "", "concepts": {"copy": "foto-kopi"}}"#, "has an item that cannot be read: “foto-kopi”"),
    ] {
      try Data(content.utf8).write(to: path)
      let error = #expect(throws: RecognitionRulesError.self) { try Recogniser(languagesIn: folder.path) }
      #expect(error?.description.contains(words) == true)
    }
  }
}
