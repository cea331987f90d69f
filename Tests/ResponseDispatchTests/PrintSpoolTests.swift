import Crypto
import Foundation
import Testing

@testable import ResponseDispatch

@Suite("The print spool", .timeLimit(.minutes(1)))
struct PrintSpoolTests {
  private func withSpool(_ body: (PrintSpool, String) throws -> Void) throws {
    let directory = NSTemporaryDirectory() + "spool-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(PrintSpool(directory: directory), directory)
  }

  @Test(
    "A letter appears whole, for its owner and the printer's group alone, with a job that names its digest, and leaves nothing else behind")
  func place() throws {
    try withSpool { spool, directory in
      let pdf = Array("%PDF-1.7 a letter".utf8)
      #expect(!spool.holds("case.notice.1"))
      try spool.place(pdf, as: "case.notice.1")
      #expect(spool.holds("case.notice.1"))
      #expect(Set(try FileManager.default.contentsOfDirectory(atPath: directory)) == ["case.notice.1.pdf", "case.notice.1.json"])
      let file = directory + "/case.notice.1.pdf"
      #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))) == pdf)
      #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
      let job = try #require(
        JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: directory + "/case.notice.1.json"))) as? [String: Any])
      #expect(job["sha256"] as? String == SHA256.hash(data: Data(pdf)).map { String(format: "%02x", $0) }.joined())
      #expect(job["bytes"] as? Int == pdf.count && job["file"] as? String == "case.notice.1.pdf")
    }
  }

  @Test("Placed again, the same letter is one file")
  func again() throws {
    try withSpool { spool, directory in
      for _ in 0..<2 { try spool.place([1, 2, 3], as: "case.answer.1") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
    }
  }

  @Test("A folder that is not there is an error that names the folder and the setting")
  func missing() throws {
    let spool = PrintSpool(directory: "/nowhere/spool")
    #expect {
      try spool.place([1], as: "case.notice.1")
    } throws: {
      let text = ($0 as? PrintSpoolError)?.description ?? ""
      return text.contains("/nowhere/spool") && text.contains("post.printSpoolDirectory")
    }
  }
}
