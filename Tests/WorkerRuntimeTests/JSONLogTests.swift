import Foundation
import Logging
import Testing

@testable import WorkerRuntime

@Suite("The log: one JSON line an event, without personal data", .timeLimit(.minutes(1)))
struct JSONLogTests {
  private let lines = LogLines()
  private let log: JSONLog

  init() { log = JSONLog(level: .debug, write: { [lines] in lines.add($0) }) }

  private func logger(_ worker: String = "case-intake") -> Logger {
    Logger(label: worker) { [log] in log.handler(label: $0) }
  }

  private func last() throws -> [String: Any] {
    let line = try #require(lines.all.last)
    #expect(!line.contains("\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test("A line has time, level, worker, event, case and figures")
  func fields() throws {
    logger().notice("step.done", metadata: ["case": "0f8fad5b-d9cb-469f-a165-70867728950e", "step": "assemble", "count": "3"])
    let line = try last()
    #expect(line["level"] as? String == "notice" && line["worker"] as? String == "case-intake" && line["event"] as? String == "step.done")
    #expect(line["case"] as? String == "0f8fad5b-d9cb-469f-a165-70867728950e" && line["count"] as? Int == 3)
    #expect((line["time"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    #expect(log.withheldCount == 0)
  }

  @Test("A key that nobody allowed is left out and counted")
  func unknownKeys() throws {
    logger().info("step.done", metadata: ["email": "priya@example.example", "name": "Priya", "case": "c"])
    let line = try last()
    #expect(line["email"] == nil && line["name"] == nil && line["case"] as? String == "c" && line["withheld"] as? Int == 2)
    #expect(lines.all.last?.contains("riya") == false)
    #expect(log.withheldCount == 2)
  }

  @Test(
    "A value that does not look as its field's do is withheld",
    arguments: ["priya@example.example", "Priya Example", "", "+44 1632 960123"])
  func values(_ value: String) throws {
    logger().info("step.done", metadata: ["case": "\(value)"])
    #expect(try last()["case"] == nil)
    logger().info("step.done", metadata: ["reason": "wrote to priya@example.example"])
    #expect(try last()["reason"] == nil)
    logger().info("step.done", metadata: ["count": "\(value)"])
    #expect(try last()["count"] == nil)
    #expect(log.withheldCount == 3)
  }

  @Test("A sentence as the message, from a library or made at run time, is not written")
  func sentences() throws {
    logger().error("could not write to priya@example.example")
    let line = try last()
    #expect(line["event"] as? String == "library" && line["source"] as? String == "WorkerRuntimeTests")
    #expect(lines.all.last?.contains("priya") == false)
    #expect(log.withheldCount == 1)
  }

  @Test("Metadata of the logger and of a nested dictionary are judged as well; long reasons are cut")
  func nested() throws {
    var logger = logger()
    logger[metadataKey: "subject"] = "Priya"
    logger[metadataKey: "queue"] = "intake.submissions"
    logger.info("message.taken", metadata: ["case": ["name": "Priya"], "reason": "\(String(repeating: "x", count: 1_000))"])
    let line = try last()
    #expect(line["queue"] as? String == "intake.submissions" && line["subject"] == nil && line["case"] == nil)
    #expect((line["reason"] as? String)?.count == 400)
  }

  @Test("Line feeds, quotes and control characters cannot break a line")
  func escapes() throws {
    let reason = "a\n\"b\"\\ \u{1}\u{7F}\u{2028}é"
    logger().info("step.failed", metadata: ["reason": "\(reason)"])
    #expect(try last()["reason"] as? String == reason)
    #expect(lines.all.last?.contains("\u{2028}") == false)
  }

  @Test("The least level and a handler's being a value hold")
  func levels() {
    var quiet = logger()
    quiet.logLevel = .error
    quiet.info("step.done")
    #expect(lines.all.isEmpty)
    logger().info("step.done")
    logger().trace("step.done")
    #expect(lines.all.count == 1)
  }
}
