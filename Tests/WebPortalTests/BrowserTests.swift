import Foundation
import HabeasTesting
import Intake
import Sealing
import Testing

@testable import WebPortal

@Suite("Web portal in a browser", .timeLimit(.minutes(5)))
struct BrowserTests {
  /// What `browse.py` prints.
  private struct Visit: Decodable {
    let violations: [String]
    let console: [String]
    let foreign: [String]
    let checked: Int
    let preferred: String
    let errors: Int
    let reference: String
    let wrongCode: Int
    let notFound: String
    let download: String
    let content: String
  }

  @Test(
    "WCAG 2.2 AA: a person gets through it with the keyboard, with and without scripts; axe finds nothing",
    arguments: ["script", "no-script"])
  func visit(_ mode: String) async throws {
    try await PortalFixture.with { portal in
      let path = try await portal.offer(Array("the answer".utf8), secret: DownloadSeal.newSecret())
      let visit = try JSONDecoder().decode(Visit.self, from: try await Self.browse(portal.url, mode, path))
      #expect(visit.violations == [])
      #expect(visit.console == [])
      #expect(visit.foreign == [], "nothing is asked of anybody else")
      #expect(visit.checked > 0 || mode == "no-script")
      #expect(visit.preferred == "pl")
      #expect(visit.errors == 2)
      #expect(visit.wrongCode == 1)
      #expect(visit.notFound == "Nie ma takiej strony")
      #expect(visit.download == "answer-4T7K9.zip")
      #expect(visit.content == "the answer")
      let submissions = try await portal.handedIn(mode == "script" ? 4 : 2)
      #expect(submissions.contains { $0.reference.description == visit.reference })
      #expect(submissions.contains { $0.text == "12345678" && $0.continues != nil })
    }
  }

  private static func browse(_ url: String, _ mode: String, _ answer: String) async throws -> Data {
    let servers = try TestServers.require()
    let folder = NSTemporaryDirectory() + "habeas-portal-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (output, faults) = ("\(folder)/output", "\(folder)/faults")
    for file in [output, faults] { try Data().write(to: URL(filePath: file)) }
    let process = Process()
    process.executableURL = URL(filePath: servers.python)
    process.arguments = [servers.root + "/Tests/WebPortalTests/Browser/browse.py", url, mode, folder, answer]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: faults))
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    try #require(status == 0, "\((try? String(contentsOfFile: faults, encoding: .utf8))?.suffix(2000) ?? "")")
    return try Data(contentsOf: URL(filePath: output))
  }
}
